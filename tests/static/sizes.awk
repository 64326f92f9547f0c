# Reports files over 600 lines and functions over 80. A function starts on a line without indentation that ends in
# "{" and is no namespace, type or table of constants, and ends with a "}" without indentation (the formatter sees to that).
#
#     awk -f tests/static/sizes.awk FILE...
FNR == 1 { close_file(); file = FILENAME; start = 0 }
{ lines = FNR }
/^[A-Za-z~].*\{$/ && !/\(\{$/ && !/^(namespace|struct|class|enum|union|extern)[ {]/ && !/= *\{$/ && !/^(static |inline )*const(expr)? [^(]*\{$/ { start = FNR; name = $0 }
/^    .*\{$/ && !start && file_has_open_signature { start = FNR; name = signature }
{ file_has_open_signature = 0 }
/^[A-Za-z~][^;]*[(,]$/ || /^[A-Za-z~][^;{]*,$/ { file_has_open_signature = 1; signature = $0 }
/^ .*[(,]$/ && !start && signature != "" { file_has_open_signature = 1 }
/^}/ {
    if (start && FNR - start + 1 > 80) {
        printf "%s:%d: function of %d lines (80 is the ceiling): %s\n", FILENAME, start, FNR - start + 1, name
        bad = 1
    }
    start = 0
    signature = ""
}
END { close_file(); exit bad }
function close_file() {
    if (file != "" && lines > 600) {
        printf "%s: %d lines (600 is the ceiling)\n", file, lines
        bad = 1
    }
}
