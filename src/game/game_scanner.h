// Words, labels and numbers of a game file, with their place. Private to the readers.
//
//     GameScanner in("game.efg", text);
//     std::string title;
//     if (!in.label(title, "the title")) return in.failure();
//
// A function that reads gives false and keeps the diagnostic of the first thing that went wrong.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace entente::game {

/// A place in the text, from 1; lighter than a Location, which names the file too.
struct Place {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

class GameScanner {
  public:
    GameScanner(std::string file, std::string_view text) : file_(std::move(file)), text_(text) {}

    /// The next character that is not blank; 0 at the end. Commas are blank: the format lets them stand anywhere
    /// between numbers.
    char peek();
    bool at_end() { return peek() == 0; }

    bool take(char c);                               ///< takes c if it comes next
    bool expect(char c, const char* what);           ///< takes c or fails
    bool label(std::string& to, const char* what);   ///< a text in quotes; \" and \\ stand for themselves
    bool number(double& to, const char* what);       ///< a decimal, or a ratio of two
    bool integer(std::int64_t& to, const char* what);
    bool labels(std::vector<std::string>& to, const char* what);  ///< { "a" "b" ... }
    bool numbers(std::vector<double>& to, const char* what);      ///< { 1, 2 ... }
    std::string_view word();                         ///< letters and digits up to a blank; empty if none comes next

    Place here();  ///< of the next character that is not blank
    Location location(Place place) const { return {file_, place.line, place.column}; }
    /// A diagnostic at a place, with the line it is on.
    Diagnostic at(Place where, std::string code, std::string message, std::string hint = {}) const;
    /// Keeps an error about the next character; always false.
    bool fail(std::string code, std::string message, std::string hint = {});
    bool fail(Diagnostic diagnostic);
    /// Something else stands where `what` should.
    bool unexpected(const char* what);

    bool failed() const { return failed_; }
    const Diagnostic& failure() const { return failure_; }

  private:
    std::string_view number_word();
    std::string file_;
    std::string_view text_;
    std::size_t at_ = 0;
    std::uint32_t line_ = 1;
    std::size_t line_start_ = 0;
    bool failed_ = false;
    Diagnostic failure_;  ///< the first, once it has failed
};

}  // namespace entente::game
