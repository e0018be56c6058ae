#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A table of 100,000 devices in the real program on a real lab, held against what its users were promised.

    check_bigfleet.py FIGURES

FIGURES is what `drydock-bench --devices 100000 --json FIGURES` wrote. The promises are a few times what the program
needs, so that a slow machine does not break them; its own budgets are in the README.
"""
import json
import sys

DEVICES = 100_000


def main() -> int:
    with open(sys.argv[1], encoding="utf-8") as file:
        figures = json.load(file)
    first = figures["first_reading"]
    again = figures["with_snapshot"]
    promises = [
        ("devices in the table", first["devices"], ">=", DEVICES),
        ("first rows on screen after the window, ms", first["first_rows_on_screen_ms"] - first["first_paint_ms"], "<", 1_000),
        ("resident memory, MiB", first["rss_kib"] / 1024, "<", 250),
        ("key in the query bar to repaint, p95, ms", figures["key_p95_ms"], "<", 100),
        ("sort by the slowest column, ms", figures["sort_ms"], "<", 300),
        ("scrolled frame, p95, ms", again["scroll_frame_p95_ms"], "<", 40),
        ("export of 12 columns, ms", again["export_ms"], "<", 3_000),
        ("memory that the export took, MiB", again["export_rss_kib"] / 1024, "<", 50),
        ("longest stall while loading, ms", first["longest_stall_ms"], "<=", 100),
    ]
    broken = 0
    for what, measured, relation, limit in promises:
        held = measured >= limit if relation == ">=" else measured <= limit if relation == "<=" else measured < limit
        broken += not held
        print(f"{'kept  ' if held else 'BROKEN'} {what}: {measured:.1f} {relation} {limit}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
