"""Staffing studies: the same question asked of many scenarios that differ in their officers only."""
