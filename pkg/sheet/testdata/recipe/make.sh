#!/usr/bin/env bash
# Makes the fixtures anew. Debian 12 (LibreOffice 7.4.7, gnumeric 1.12.55, xlwt 1.3.0, WriteExcel 2.40):
# apt-get install -y --no-install-recommends libreoffice-calc gnumeric python3-xlwt libspreadsheet-writeexcel-perl
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd .. && go test -count=1 -run '^TestRecipe$' . -args -recipe "$work")
for year in 1900 1904; do
    from1904=$([ $year = 1904 ] && echo 1 || true)
    cp "$work/excelize-$year.xlsx" .
    mkdir -p "$work/xls" "$work/xlsx"
    soffice -env:UserInstallation="file://$work/profile" --headless --convert-to xls:"MS Excel 97" --outdir "$work/xls" "$work/excelize-$year.xlsx"
    cp "$work/xls/excelize-$year.xls" "libreoffice-$year.xls"
    soffice -env:UserInstallation="file://$work/profile" --headless --convert-to xlsx:"Calc MS Excel 2007 XML" --outdir "$work/xlsx" "$work/xls/excelize-$year.xls"
    cp "$work/xlsx/excelize-$year.xlsx" "libreoffice-$year.xlsx"
    # gnumeric reads what LibreOffice wrote, for that has the results of the formulas
    ssconvert --export-type=Gnumeric_Excel:excel_biff8 "libreoffice-$year.xlsx" "gnumeric-$year.xls"
    ssconvert --export-type=Gnumeric_Excel:excel_biff7 "libreoffice-$year.xlsx" "gnumeric-biff5-$year.xls"
    /usr/bin/python3 recipe/with_xlwt.py "$work/$year.json" "xlwt-$year.xls" $from1904
    perl recipe/with_writeexcel.pl "$work/$year.json" "writeexcel-$year.xls" $from1904
done
# CSV by a program: semicolon and UTF-8; comma and Windows-1252
soffice -env:UserInstallation="file://$work/profile" --headless --convert-to 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,2' --outdir "$work" "libreoffice-1900.xlsx"
cp "$work"/libreoffice-1900-Benutzer.csv libreoffice-utf8.csv
ssconvert --export-type=Gnumeric_stf:stf_assistant -O "separator=, charset=CP1252 sheet=Benutzer format=raw transliterate-mode=escape" libreoffice-1900.xlsx gnumeric-cp1252.csv
ls -l
