"""Currencies, numbers and dates as agreements write them."""
