"""Look-ups: indicators, units, regions and phrases. What is known about words is data in `data/*.yaml`."""
