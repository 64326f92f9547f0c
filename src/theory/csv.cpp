#include "theory/csv.h"

#include "base/text.h"

namespace entente::theory {

namespace {

/// Walks through the text record by record.
class CsvReader {
public:
    CsvReader(const std::string& file, std::string_view text, char separator)
        : file_(file), text_(text), separator_(separator) {}

    Result<std::vector<CsvRecord>> read() {
        std::vector<CsvRecord> records;
        while (at_ < text_.size()) {
            CsvRecord record{line_, {}};
            bool quoted = false;
            do {
                auto field = read_field(quoted);
                if (!field) return tl::unexpected(field.error());
                record.field.push_back(std::move(*field));
            } while (take(separator_));
            end_line();
            if (record.field.size() > 1 || !record.field[0].empty() || quoted) records.push_back(std::move(record));
        }
        return records;
    }

private:
    bool take(char c) {
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }

    void end_line() {
        take('\r');
        if (take('\n')) ++line_;
    }

    bool ends_field() const {
        return at_ >= text_.size() || text_[at_] == separator_ || text_[at_] == '\n' ||
               (text_[at_] == '\r' && (at_ + 1 >= text_.size() || text_[at_ + 1] == '\n'));
    }

    void skip_blanks() {
        while (at_ < text_.size() && (text_[at_] == ' ' || (text_[at_] == '\t' && separator_ != '\t'))) ++at_;
    }

    Result<std::string> read_field(bool& quoted) {
        skip_blanks();
        if (!take('"')) {
            const std::size_t start = at_;
            while (!ends_field()) ++at_;
            return std::string(trim(text_.substr(start, at_ - start)));
        }
        quoted = true;
        const std::uint32_t opened = line_;
        std::string field;
        while (at_ < text_.size()) {
            const char c = text_[at_++];
            if (c == '\n') ++line_;
            if (c != '"') {
                field += c;
            } else if (!take('"')) {
                skip_blanks();
                if (ends_field()) return field;
                return fail(line_, "text follows a closing quote");
            } else {
                field += '"';
            }
        }
        return fail(opened, "a quote opened here is never closed");
    }

    tl::unexpected<Diagnostics> fail(std::uint32_t line, std::string message) const {
        return failure(Diagnostic{"E341", Severity::error, {file_, line, 0}, std::move(message),
                                  "inside quotes, write a quote twice", {}});
    }

    const std::string& file_;
    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    std::uint32_t line_ = 1;
};

}  // namespace

Result<std::vector<CsvRecord>> parse_csv(const std::string& file, std::string_view text, char separator) {
    if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
    if (!is_utf8(text)) {
        return failure(Diagnostic{
            "E341", Severity::error, {file, 0, 0}, "the file is not UTF-8 text", "save it as UTF-8", {}});
    }
    return CsvReader(file, text, separator).read();
}

}  // namespace entente::theory
