#include "situation/payoff.h"

#include <muParser.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

#include "base/text.h"
#include "situation/report.h"

namespace entente::situation {
namespace {

constexpr int deepest = 64;
constexpr std::size_t longest = 4000;

using Parsed = tl::expected<void, ExpressionMistake>;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

// Recursive descent over the text. It writes the program for the evaluator as it goes, with names n0, n1, ...: ids may
// hold hyphens and mean something only here.
class PayoffParser {
  public:
    PayoffParser(std::string_view text, const Situation& situation) : text_(text), situation_(situation) {}

    tl::expected<Payoff, ExpressionMistake> whole() {
        if (text_.size() > longest) {
            return mistake("E178", 0, "the formula is too long", "split it into several payoffs: they add up");
        }
        if (const Parsed read = sum(0); !read) {
            return tl::unexpected(read.error());
        }
        if (skip(); at_ < text_.size()) {
            return wanted("an operator or the end");
        }
        payoff_.written = trim(text_);
        return std::move(payoff_);
    }

  private:
    static tl::unexpected<ExpressionMistake> mistake(std::string code, std::size_t offset, std::string message,
                                                     std::string hint) {
        return tl::unexpected(ExpressionMistake{std::move(code), offset, std::move(message), std::move(hint)});
    }

    tl::unexpected<ExpressionMistake> wanted(const std::string& what) const {
        // A whole character, so that the message stays text.
        std::size_t end = std::min(at_ + 1, text_.size());
        while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0U) == 0x80U) {
            ++end;
        }
        const std::string found = at_ >= text_.size() ? "the end" : in_quotes(text_.substr(at_, end - at_));
        return mistake("E178", at_, "found " + found + " where " + what + " should be",
                       "formulas know + - * / ( ), min, max, abs, numbers and names");
    }

    void skip() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n')) {
            ++at_;
        }
    }

    bool take(char sign) {
        skip();
        if (at_ >= text_.size() || text_[at_] != sign) {
            return false;
        }
        ++at_;
        payoff_.program += sign;
        return true;
    }

    bool take_quietly(char sign) {
        const bool taken = take(sign);
        if (taken) {
            payoff_.program.pop_back();
        }
        return taken;
    }

    Parsed sum(int depth) {
        if (depth > deepest) {
            return mistake("E178", at_, "the formula is too deep", "use fewer parentheses");
        }
        do {
            if (Parsed read = product(depth); !read) {
                return read;
            }
        } while (take('+') || take('-'));
        return {};
    }

    Parsed product(int depth) {
        do {
            if (Parsed read = factor(depth); !read) {
                return read;
            }
        } while (take('*') || take('/'));
        return {};
    }

    Parsed factor(int depth) {
        if (take_quietly('-')) {
            payoff_.program += "(0-";  // a sign of its own, however it is joined to what stands around it
            if (depth > deepest) {
                return mistake("E178", at_, "the formula is too deep", "use fewer signs");
            }
            Parsed read = factor(depth + 1);
            payoff_.program += ')';
            return read;
        }
        if (take('(')) {
            return closed(depth);
        }
        skip();
        if (at_ >= text_.size()) {
            return wanted("a number or a name");
        }
        const char c = text_[at_];
        if (is_digit(c) || c == '.') {
            return number();
        }
        if (c == '\'' || c == '"') {
            return input(c);
        }
        return is_letter(c) ? word(depth) : Parsed(wanted("a number or a name"));
    }

    Parsed closed(int depth) {
        if (Parsed read = sum(depth + 1); !read) {
            return read;
        }
        return take(')') ? Parsed{} : Parsed(wanted("a closing parenthesis"));
    }

    Parsed number() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && (is_digit(text_[at_]) || text_[at_] == '.')) {
            ++at_;
        }
        const std::string_view digits = text_.substr(begin, at_ - begin);
        const std::optional<double> value = parse_number(digits);
        if (!value || digits.front() == '.' || digits.back() == '.' || std::abs(*value) > 1e12 ||
            (at_ < text_.size() && is_letter(text_[at_]))) {
            at_ = begin;
            return wanted("a plain number");
        }
        payoff_.program += digits;
        return {};
    }

    std::string_view id() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]) || text_[at_] == '-')) {
            ++at_;
        }
        return text_.substr(begin, at_ - begin);
    }

    Parsed word(int depth) {
        const std::size_t begin = at_;
        const std::string_view name = id();
        if (name == "min" || name == "max" || name == "abs") {
            payoff_.program += name;
            return arguments(depth, name == "abs");
        }
        if (name == "flow" || name == "cost") {
            return of_move(name == "flow" ? PayoffName::Kind::flow : PayoffName::Kind::cost);
        }
        if (name == "change") {
            return of_flow();
        }
        if (name == "deal" || name == "signed" || name == "kept") {
            return standing(begin, name == "deal"     ? PayoffName::Kind::deal
                                   : name == "signed" ? PayoffName::Kind::is_signed
                                                      : PayoffName::Kind::kept);
        }
        const std::optional<IssueId> issue = find_issue(name);
        if (!issue) {
            return mistake("E161", begin, "unknown issue " + in_quotes(name), hint_for(name));
        }
        return add({.kind = PayoffName::Kind::issue, .issue = *issue});
    }

    Parsed arguments(int depth, bool only_one) {
        if (!take('(')) {
            return wanted("an opening parenthesis");
        }
        do {
            if (Parsed read = sum(depth + 1); !read) {
                return read;
            }
        } while (!only_one && take(','));
        return take(')') ? Parsed{} : Parsed(wanted(only_one ? "a closing parenthesis" : "a comma or a closing parenthesis"));
    }

    Parsed of_move(PayoffName::Kind kind) {
        if (!take_quietly('(')) {
            return wanted("(MOVE)");
        }
        skip();
        const std::size_t begin = at_;
        const std::string_view name = id();
        std::vector<std::string> moves;
        for (std::size_t v = 0; v < situation_.variables.size(); ++v) {
            if (situation_.variables[v].kind == Variable::Kind::move) {
                moves.push_back(situation_.variables[v].id);
                if (moves.back() == name) {
                    const Parsed added = add({.kind = kind, .variable = static_cast<VariableId>(v)});
                    return take_quietly(')') ? added : Parsed(wanted("a closing parenthesis"));
                }
            }
        }
        return mistake("E161", begin, "unknown move " + in_quotes(name), suggestion(name, moves));
    }

    Parsed of_flow() {
        if (!take_quietly('(')) {
            return wanted("(FLOW)");
        }
        skip();
        const std::size_t begin = at_;
        const std::string_view name = id();
        std::vector<std::string> flows;
        for (std::size_t f = 0; f < situation_.flows.size(); ++f) {
            flows.push_back(situation_.flows[f].id);
            if (flows.back() == name) {
                const Parsed added = add({.kind = PayoffName::Kind::change, .trade = f});
                return take_quietly(')') ? added : Parsed(wanted("a closing parenthesis"));
            }
        }
        return mistake("E161", begin, "unknown flow " + in_quotes(name),
                       flows.empty() ? "the file has no [flow.*]" : suggestion(name, flows));
    }

    Parsed standing(std::size_t begin, PayoffName::Kind kind) {
        std::optional<TrackId> track = situation_.main_track;
        if (take_quietly('(')) {
            skip();
            const std::size_t at = at_;
            const std::string_view name = id();
            const std::optional<IssueId> issue = find_issue(name);
            if (!issue) {
                return mistake("E161", at, "unknown issue " + in_quotes(name), hint_for(name));
            }
            track = situation_.issue(*issue).track;
            if (!track) {
                return mistake("E165", at, in_quotes(name) + " is not bargained, so it has no deal",
                               "a deal needs two or more deciders");
            }
            if (!take_quietly(')')) {
                return wanted("a closing parenthesis");
            }
        }
        if (!track) {
            return mistake("E165", begin, "it is not clear of which track this speaks", "write deal(ISSUE)");
        }
        Expression asked;
        asked.kind = kind == PayoffName::Kind::deal   ? Expression::Kind::deal
                     : kind == PayoffName::Kind::kept ? Expression::Kind::kept
                                                      : Expression::Kind::is_signed;
        asked.track = *track;
        payoff_.standings.push_back(std::move(asked));
        return add({.kind = kind, .track = *track});
    }

    Parsed input(char quote) {
        const std::size_t begin = ++at_;
        const std::size_t end = text_.find(quote, begin);
        if (end == std::string_view::npos) {
            at_ = text_.size();
            return wanted("a closing quote");
        }
        const std::string key(trim(text_.substr(begin, end - begin)));
        at_ = end + 1;
        const std::optional<InputId> found = situation_.find_input(key);
        if (!found) {
            std::vector<std::string> keys;
            for (const Input& known : situation_.inputs) {
                keys.push_back(known.key);
            }
            return mistake("E180", begin, "no input is called " + in_quotes(key), suggestion(key, keys));
        }
        return add({.kind = PayoffName::Kind::input, .input = *found});
    }

    // Each name once, in the order of first appearance.
    Parsed add(const PayoffName& name) {
        const auto found = std::find(payoff_.names.begin(), payoff_.names.end(), name);
        payoff_.program += "n" + std::to_string(found - payoff_.names.begin());
        if (found == payoff_.names.end()) {
            payoff_.names.push_back(name);
        }
        return {};
    }

    std::optional<IssueId> find_issue(std::string_view id) const {
        for (std::size_t k = 0; k < situation_.issues.size(); ++k) {
            if (situation_.issues[k].id == id) {
                return static_cast<IssueId>(k);
            }
        }
        return std::nullopt;
    }

    std::string hint_for(std::string_view name) const {
        std::vector<std::string> ids;
        for (const Issue& issue : situation_.issues) {
            ids.push_back(issue.id);
            if (name.size() > issue.id.size() && name.starts_with(issue.id) && name[issue.id.size()] == '-') {
                return "a minus after a name needs blanks around it: " + issue.id + " - ...";
            }
        }
        return suggestion(name, ids);
    }

    std::string_view text_;
    const Situation& situation_;
    std::size_t at_ = 0;
    Payoff payoff_;
};

double smallest(const double* values, int count) {
    return *std::min_element(values, values + count);
}

double largest(const double* values, int count) {
    return *std::max_element(values, values + count);
}

double magnitude(double x) {
    return std::abs(x);
}

}  // namespace

// The functions of the library itself are taken out: what is saved rests on arithmetic alone.
struct PayoffProgram::Compiled {
    mu::Parser parser;
    std::vector<double> values;
    bool sound = true;
};

PayoffProgram::PayoffProgram(const Payoff& payoff) : compiled_(std::make_unique<Compiled>()) {
    compiled_->values.assign(payoff.names.size(), 1);
    try {
        mu::Parser& parser = compiled_->parser;
        parser.ClearFun();
        parser.ClearConst();
        parser.DefineFun("min", smallest);
        parser.DefineFun("max", largest);
        parser.DefineFun("abs", magnitude);
        for (std::size_t i = 0; i < payoff.names.size(); ++i) {
            parser.DefineVar("n" + std::to_string(i), &compiled_->values[i]);
        }
        parser.SetExpr(payoff.program);
        (void)parser.Eval();
    } catch (const mu::ParserError&) {
        compiled_->sound = false;  // parse_payoff lets nothing pass that the library refuses
    }
}

PayoffProgram::~PayoffProgram() = default;
PayoffProgram::PayoffProgram(PayoffProgram&&) noexcept = default;
PayoffProgram& PayoffProgram::operator=(PayoffProgram&&) noexcept = default;

double PayoffProgram::value(std::span<const double> names) {
    std::copy(names.begin(), names.end(), compiled_->values.begin());
    try {
        return compiled_->sound ? compiled_->parser.Eval() : std::numeric_limits<double>::quiet_NaN();
    } catch (const mu::ParserError&) {
        return std::numeric_limits<double>::quiet_NaN();
    }
}

bool reckons_with_flows(const Situation& situation) {
    return std::any_of(situation.payoffs.begin(), situation.payoffs.end(), [](const Payoff& payoff) {
        return std::any_of(payoff.names.begin(), payoff.names.end(),
                           [](const PayoffName& name) { return name.kind == PayoffName::Kind::change; });
    });
}

tl::expected<Payoff, ExpressionMistake> parse_payoff(std::string_view text, const Situation& situation) {
    return PayoffParser(text, situation).whole();
}

}  // namespace entente::situation
