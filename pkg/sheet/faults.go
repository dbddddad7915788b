package sheet

import (
	"strconv"

	"github.com/curfew/curfew/pkg/fault"
)

// What may be wrong with a file. Programs go by the code; the sentence is for the person who chose the file.
var (
	ErrEmpty     = fault.New(fault.Invalid, "file_empty", "The file's first visible sheet holds no rows.")
	ErrTooLarge  = fault.New(fault.TooLarge, "file_too_large", "The file is too large: at most {most} MiB are read. Split it into several files.")
	ErrUnpacked  = fault.New(fault.TooLarge, "file_unpacks_too_large", "The file holds too much: once unpacked, at most {most} MiB are read. Copy the rows you need into a new file.")
	ErrRows      = fault.New(fault.TooLarge, "too_many_rows", "The sheet has more than {most} rows below its header. Split it into several files.")
	ErrColumns   = fault.New(fault.TooLarge, "too_many_columns", "Row {row} holds something beyond column {most}. Remove the columns that are not needed.")
	ErrCell      = fault.New(fault.TooLarge, "cell_too_long", "Cell {cell} holds more text than can be read. Shorten it.")
	ErrEncrypted = fault.New(fault.Invalid, "file_encrypted", "The file is protected by a password. Save it without one and choose it again.")
	ErrDamaged   = fault.New(fault.Invalid, "file_damaged", "The file is damaged or incomplete. Open it in your spreadsheet program, save it again and choose the new file.")
	ErrNotSheet  = fault.New(fault.Invalid, "file_not_a_sheet", "The file is no sheet that can be read here. Save it as .xls, .xlsx or .csv.")
	ErrMarkup    = fault.New(fault.Invalid, "file_is_markup", "The file is a web page or XML, whatever its name says. Open it in your spreadsheet program and save it as .xlsx or .csv.")
	ErrTooOld    = fault.New(fault.Invalid, "file_too_old", "The file was written by a program from before 1995. Open it in your spreadsheet program and save it as .xls (97-2003) or .xlsx.")
	ErrTime      = fault.New(fault.TooLarge, "file_took_too_long", "Reading the file took too long. Copy the rows you need into a new file.")
	ErrOpenQuote = fault.New(fault.Invalid, "quote_not_closed", "A quotation mark that opens in row {row} is never closed. Close it, or write two for one.")
)

func tooColumns(row int, limits Limits) error {
	return ErrColumns.With("row", strconv.Itoa(row)).With("most", Column(limits.Columns-1))
}

func tooLong(row, column int) error {
	return ErrCell.With("cell", Column(column)+strconv.Itoa(row))
}
