# Writes the rows of a JSON file as .xls with Spreadsheet::WriteExcel: with_writeexcel.pl rows.json out.xls [1904]
use strict;
use warnings;
use JSON::PP;
use Spreadsheet::WriteExcel;

my ($in, $out, $from1904) = @ARGV;
open(my $file, '<:raw', $in) or die $!;
my $rows = decode_json(do { local $/; <$file> });
my $book = Spreadsheet::WriteExcel->new($out);
$book->set_1904() if $from1904;
my $hidden = $book->add_worksheet('Versteckt');
$hidden->write_string(0, 0, 'hidden: must not be read');
$hidden->hide(); # before another sheet is activated, else the program takes it back
my $sheet = $book->add_worksheet('Benutzer');
$sheet->activate();
$sheet->set_first_sheet();
my %formats;
my $r = -1;
for my $row (@$rows) {
    $r++;
    my $c = -1;
    for my $v (@{ $row // [] }) {
        $c++;
        my $code = $v->{format} // 'General';
        my $format = $formats{$code} //= $book->add_format(num_format => $code);
        my $text = $v->{raw} // $v->{text};
        if ($v->{formula}) {
            my $result = $v->{kind} eq 'text' || $v->{kind} eq 'error' ? $v->{text} : $v->{kind} eq 'bool' ? 'TRUE' : $v->{number};
            $sheet->write_formula($r, $c, '=1+1', $format, $result);
        } elsif ($v->{kind} eq 'text') {
            $sheet->write_string($r, $c, $text, $format);
        } else {
            $sheet->write_number($r, $c, $v->{number} // 0, $format);
        }
    }
}
my $chart = $book->add_chart(type => 'column', embedded => 1);
$chart->add_series(categories => '=Benutzer!$A$7:$E$7', values => '=Benutzer!$A$7:$E$7');
$sheet->insert_chart('G2', $chart);
$book->close();
