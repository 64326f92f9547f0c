// Writing one line of a brief, span by span.
//
//     Line line = Write().text("The likeliest outcome is ").written(name, "file:outcome.x").text(".");
#pragma once

#include <string>
#include <utility>

#include "base/date.h"
#include "brief/brief.h"
#include "brief/numbers.h"

namespace entente::brief {

class Write {
  public:
    Write& text(std::string words) { return add({Span::Kind::text, std::move(words), {}, {}}); }
    Write& strong(std::string words) { return add({Span::Kind::strong, std::move(words), {}, {}}); }
    /// The program's words with a number in them that is a convention, not a finding.
    Write& rule(std::string words, std::string rule_name) {
        return add({Span::Kind::text, std::move(words), "rule:" + std::move(rule_name), {}});
    }
    Write& written(std::string words, std::string reason) {
        return add({Span::Kind::written, std::move(words), std::move(reason), {}});
    }
    Write& quoted(std::string words, std::string reason) {
        return add({Span::Kind::quoted, "“" + std::move(words) + "”", std::move(reason), {}});
    }
    Write& number(std::string digits, double value, std::string reason) {
        return add({Span::Kind::number, std::move(digits), std::move(reason), value});
    }
    Write& chance(const Chance& chance, std::string reason) {
        return add({Span::Kind::chance, chance_text(chance), std::move(reason), chance.value});
    }
    Write& date(const Date& day, std::string reason) {
        return add({Span::Kind::date, spoken(day), std::move(reason), {}});
    }
    Write& key(std::string path, std::string reason) {
        return add({Span::Kind::key, std::move(path), std::move(reason), {}});
    }
    Write& line(const Line& spans) {
        line_.insert(line_.end(), spans.begin(), spans.end());
        return *this;
    }
    Write& add(Span span) {
        if (!span.text.empty()) {
            line_.push_back(std::move(span));
        }
        return *this;
    }
    // A line being written is a line: nothing is lost and nothing else could be meant.
    // NOLINTNEXTLINE(google-explicit-constructor)
    operator Line() const { return line_; }
    Statement as(Standing standing) const { return {standing, line_}; }

  private:
    Line line_;
};

/// A line of the program's own words without numbers.
inline Line words(std::string text) {
    return Write().text(std::move(text));
}

/// The first letter in upper case (ASCII).
std::string capitalised(std::string text);

/// The first letter in lower case (ASCII).
std::string uncapitalised(std::string text);

/// With a full stop unless it ends a sentence already.
std::string sentence(std::string text);

/// A sentence of the file with its marks before the full stop: "Presidents meet today [2]."
Line cited(const std::string& says, const std::string& reason, const Line& marks);

/// "the United States", "China": with the article that English wants before some names.
std::string with_article(const std::string& name);

/// What stands between a question or a statement and its answer: " " after a question mark, else ": ".
std::string before_answer(const std::string& says);

/// "a, b and c".
std::string listed(const std::vector<std::string>& items);

}  // namespace entente::brief
