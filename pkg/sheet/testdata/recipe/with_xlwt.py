# Writes the rows of a JSON file as .xls with python3-xlwt: with_xlwt.py rows.json out.xls [1904]
import json
import sys

import xlwt

rows, out = json.load(open(sys.argv[1], encoding="utf-8")), sys.argv[2]
book = xlwt.Workbook(encoding="utf-8")
book.dates_1904 = len(sys.argv) > 3
hidden = book.add_sheet("Versteckt")
hidden.write(0, 0, "hidden: must not be read")
hidden.visibility = 1
sheet = book.add_sheet("Benutzer")
book.set_active_sheet(1)
bold = xlwt.easyfont("bold true")
styles = {}
for r, row in enumerate(rows):
    for c, v in enumerate(row or []):
        style = styles.setdefault(v.get("format", "General"), xlwt.easyxf(num_format_str=v.get("format", "General")))
        text = v.get("raw", v["text"])
        if v.get("formula"):
            continue  # xlwt keeps no results
        if v.get("rich"):
            sheet.write_rich_text(r, c, ((text[:3], bold), text[3:]))
        elif v["kind"] == "text":
            sheet.write(r, c, text, style)
        elif v["kind"] == "bool":
            sheet.write(r, c, v.get("number", 0) == 1, style)
        else:
            sheet.write(r, c, v.get("number", 0), style)
book.save(out)
