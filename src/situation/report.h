// Collects everything that is wrong with one file, so that all of it is told at once.
//
//     Report report(document);
//     report.error("E106", member.place, "unknown key \"infuence\" in [actor.US]", "did you mean \"influence\"?");
//     if (report.failed()) return tl::unexpected(report.take());
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "situation/document.h"

namespace entente::situation {

class Report {
  public:
    explicit Report(const Document& document) : document_(document) {}

    void error(std::string code, Place place, std::string message, std::string hint = {});
    void warning(std::string code, Place place, std::string message, std::string hint = {});
    void note(std::string code, Place place, std::string message, std::string hint = {});

    bool failed() const { return has_errors(found_); }
    const Document& document() const { return document_; }
    /// Everything found, in the order of the file.
    Diagnostics take();

  private:
    void add(Severity severity, std::string code, Place place, std::string message, std::string hint);

    const Document& document_;
    Diagnostics found_;
};

/// In the order of the file; what is said of the same place keeps its order.
void sort_by_place(Diagnostics& diagnostics);

/// `"word"`.
std::string in_quotes(std::string_view word);

/// `did you mean "influence"?`, or if none is near and they are few, `one of: a, b, c`; empty if nothing helps.
std::string suggestion(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace entente::situation
