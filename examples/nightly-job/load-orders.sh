#!/bin/sh
# Stands for the real work: prints how many rows there were.
echo 120
