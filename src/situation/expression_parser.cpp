#include "situation/expression_parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/text.h"
#include "situation/expression_tokens.h"
#include "situation/report.h"
#include "situation/values.h"

namespace entente::situation {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

using Kind = Expression::Kind;

Expression joined(Kind kind, std::vector<Expression> children) {
    Expression expression;
    expression.kind = kind;
    expression.children = std::move(children);
    return expression;
}

Expression negated(Expression child) {
    std::vector<Expression> children;
    children.push_back(std::move(child));
    return joined(Kind::negation, std::move(children));
}

// Recursive descent over a few tokens; a rule returns what it read or the first mistake.
class ExpressionParser {
  public:
    ExpressionParser(std::string_view text, const ExpressionNames& names)
        : tokens_(tokens_of(text)), names_(names) {}

    ParsedExpression<Expression> whole() {
        ParsedExpression<Expression> expression = disjunction(0);
        if (expression && now().kind != Token::Kind::end) {
            return now().text == "given" ? mistake("E160", now(), "`given` belongs to claims, not to outcomes", "")
                                         : unexpected("`and`, `or` or the end");
        }
        return expression;
    }

    ParsedExpression<Test> test() {
        Test test;
        test.given.kind = Kind::always;
        if (now().text == "gain") {
            if (const auto failed = gains(test)) {
                return tl::unexpected(*failed);
            }
        } else {
            ParsedExpression<Expression> event = disjunction(0);
            if (!event) {
                return tl::unexpected(event.error());
            }
            test.event = std::move(*event);
        }
        if (take("given")) {
            ParsedExpression<Expression> given = disjunction(0);
            if (!given) {
                return tl::unexpected(given.error());
            }
            test.given = std::move(*given);
        }
        if (now().kind != Token::Kind::end) {
            return unexpected("`and`, `or`, `given` or the end");
        }
        return test;
    }

  private:
    const Token& now() const { return tokens_[at_]; }
    const Token& next() const { return tokens_[std::min(at_ + 1, tokens_.size() - 1)]; }
    void step() { at_ = std::min(at_ + 1, tokens_.size() - 1); }
    bool take(std::string_view text) {
        const bool found = now().kind != Token::Kind::end && now().text == text;
        if (found) {
            step();
        }
        return found;
    }

    static tl::unexpected<ExpressionMistake> mistake(std::string code, const Token& at, std::string message,
                                                     std::string hint) {
        return tl::unexpected(ExpressionMistake{std::move(code), at.offset, std::move(message), std::move(hint)});
    }

    tl::unexpected<ExpressionMistake> unexpected(const std::string& wanted) const {
        const std::string found = now().kind == Token::Kind::end ? "the end" : in_quotes(now().text);
        return mistake("E160", now(), "found " + found + " where " + wanted + " should be", usual_way(now().text));
    }

    /// How conditions are written, for those used to another way.
    static std::string usual_way(std::string_view text) {
        if (text == "=") {
            return "write == for \"is equal to\"";
        }
        const bool both = text.starts_with('&') || text == "AND" || text == "And";
        const bool either = text.starts_with('|') || text == "OR" || text == "Or";
        return both ? "write `and`" : either ? "write `or`" : text == "NOT" || text == "!" ? "write `not`" : "";
    }

    tl::unexpected<ExpressionMistake> too_large(const Token& at) const {
        return mistake("E169", at, "the condition is too long or too deep",
                       "split it into several outcomes, or use fewer parentheses");
    }

    ParsedExpression<Expression> disjunction(int depth) { return chain(Kind::disjunction, "or", depth); }

    // `a or b or c`, `a and b and c`: one node with all the children.
    ParsedExpression<Expression> chain(Kind kind, std::string_view word, int depth) {
        const Token& start = now();
        std::vector<Expression> children;
        do {
            ParsedExpression<Expression> child =
                kind == Kind::disjunction ? chain(Kind::conjunction, "and", depth) : negation(depth);
            if (!child) {
                return child;
            }
            size_ += size_of(*child);
            if (size_ > largest_expression * 4) {
                return too_large(start);
            }
            children.push_back(std::move(*child));
        } while (take(word));
        if (children.size() == 1) {
            return std::move(children.front());
        }
        Expression whole = joined(kind, std::move(children));
        if (size_of(whole) > largest_expression) {
            return too_large(start);
        }
        return whole;
    }

    ParsedExpression<Expression> negation(int depth) {
        if (depth > deepest_expression) {
            return too_large(now());
        }
        if (take("not")) {
            ParsedExpression<Expression> child = negation(depth + 1);
            return child ? ParsedExpression<Expression>(negated(std::move(*child))) : child;
        }
        if (take("(")) {
            ParsedExpression<Expression> inner = disjunction(depth + 1);
            if (inner && !take(")")) {
                return unexpected("a closing parenthesis");
            }
            return inner;
        }
        return leaf();
    }

    ParsedExpression<Expression> leaf() {
        const Token start = now();
        if (take("no")) {
            if (now().text != "deal") {
                return mistake("E160", start, "`no` stands only before `deal`", "write `not` before a condition");
            }
            ParsedExpression<Expression> made = leaf();
            return made ? ParsedExpression<Expression>(negated(std::move(*made))) : made;
        }
        if (take("deal")) {
            return standing(Kind::deal, start);
        }
        if (take("signed")) {
            return standing(Kind::is_signed, start);
        }
        if (take("kept")) {
            return standing(Kind::kept, start);
        }
        if (start.kind != Token::Kind::word || is_keyword(start.text)) {
            return unexpected("a condition");
        }
        step();
        const bool compared = now().kind == Token::Kind::sign && now().text != ")" && now().text != "(";
        if (const Issue* issue = find_issue(start.text)) {
            return compared || now().text == "in"
                       ? comparison(*issue)
                       : mistake("E160", start, in_quotes(start.text) + " is an issue and needs a comparison",
                                 "write " + std::string(start.text) + " <= VALUE, or " + std::string(start.text) +
                                     " in LOW..HIGH");
        }
        if (const Variable* variable = find_variable(start.text)) {
            return choice(*variable, start);
        }
        return compared || now().text == "in" ? unknown(start, Wanted::compared) : outcome(start);
    }

    const Variable* find_variable(std::string_view id) const {
        const auto found = std::find_if(names_.variables.begin(), names_.variables.end(),
                                        [&](const Variable& variable) { return variable.id == id; });
        return found == names_.variables.end() ? nullptr : &*found;
    }

    // beijing == defy
    ParsedExpression<Expression> choice(const Variable& variable, const Token& name) {
        const Token sign = now();
        if (sign.text != "==" && sign.text != "!=") {
            return mistake("E160", sign.kind == Token::Kind::sign ? sign : name,
                           in_quotes(variable.id) + " takes one of a few values and is compared with == or !=",
                           suggestion({}, variable.values));
        }
        step();
        const Token value = now();
        if (value.kind == Token::Kind::end || value.kind == Token::Kind::sign) {
            return unexpected("a value of " + in_quotes(variable.id));
        }
        step();
        const auto found = std::find(variable.values.begin(), variable.values.end(), value.text);
        if (found == variable.values.end()) {
            return mistake("E161", value, in_quotes(value.text) + " is no value of " + in_quotes(variable.id),
                           suggestion(value.text, variable.values));
        }
        Expression equal;
        equal.kind = Kind::choice;
        equal.variable = static_cast<VariableId>(&variable - names_.variables.data());
        equal.value = static_cast<std::size_t>(found - variable.values.begin());
        return sign.text == "==" ? equal : negated(std::move(equal));
    }

    static bool is_keyword(std::string_view text) {
        return text == "and" || text == "or" || text == "in" || text == "given" || text == "gain" || text == "not" ||
               text == "..";
    }

    // deal, signed or kept, of the main track or of the track of an issue
    ParsedExpression<Expression> standing(Kind kind, const Token& start) {
        Expression expression;
        expression.kind = kind;
        const std::string word(start.text);
        if (!take("(")) {
            if (names_.main_track) {
                expression.track = *names_.main_track;
                return expression;
            }
            if (!names_.tracks_known) {
                return tl::unexpected(ExpressionMistake{});
            }
            return names_.tracks.empty()
                       ? mistake("E165", start, "`" + word + "` means nothing here: no issue has two or more deciders",
                                 "give an issue `decides = [...]`")
                       : mistake("E165", start, "`" + word + "` could mean any of several tracks",
                                 "name one: " + word + "(" + names_.tracks.front().id + "), or set main-track in [situation]");
        }
        const Token name = now();
        if (name.kind != Token::Kind::word) {
            return unexpected("an issue");
        }
        step();
        const Issue* issue = find_issue(name.text);
        if (issue == nullptr) {
            return unknown(name, Wanted::bargained);
        }
        if (!issue->track && !names_.tracks_known) {
            return tl::unexpected(ExpressionMistake{});
        }
        if (!issue->track) {
            return mistake("E165", name, in_quotes(name.text) + " is not bargained, so it has no deal",
                           "a deal needs two or more deciders");
        }
        if (!take(")")) {
            return unexpected("a closing parenthesis");
        }
        expression.track = *issue->track;
        return expression;
    }

    const Issue* find_issue(std::string_view id) const {
        const auto found = std::lower_bound(names_.issues.begin(), names_.issues.end(), id,
                                            [](const Issue& issue, std::string_view wanted) { return issue.id < wanted; });
        return found != names_.issues.end() && found->id == id ? &*found : nullptr;
    }

    ParsedExpression<Expression> comparison(const Issue& issue) {
        const Token sign = now();
        if (take("in")) {
            return interval(issue);
        }
        if (!is_comparison(sign.text)) {
            return mistake("E160", sign, "found " + in_quotes(sign.text) + " where a comparison should be",
                           sign.text == "=" ? "write == for \"is equal to\"" : "one of: <, <=, >, >=, ==, !=, in");
        }
        step();
        const ParsedExpression<double> bound = constant(issue);
        if (!bound) {
            return tl::unexpected(bound.error());
        }
        if (sign.text == "<" || sign.text == "<=") {
            return region(issue, -infinity, true, *bound, sign.text == "<=");
        }
        if (sign.text == ">" || sign.text == ">=") {
            return region(issue, *bound, sign.text == ">=", infinity, true);
        }
        Expression equal = region(issue, *bound, true, *bound, true);
        return sign.text == "==" ? equal : negated(std::move(equal));
    }

    ParsedExpression<Expression> interval(const Issue& issue) {
        const ParsedExpression<double> low = constant(issue);
        if (!low) {
            return tl::unexpected(low.error());
        }
        if (!take("..")) {
            return unexpected("`..`");
        }
        const Token high_token = now();
        const ParsedExpression<double> high = constant(issue);
        if (!high) {
            return tl::unexpected(high.error());
        }
        if (*high < *low) {
            return mistake("E163", high_token, "the range runs downwards", "swap its ends");
        }
        return region(issue, *low, true, *high, true);
    }

    static bool is_comparison(std::string_view sign) {
        return sign == "<" || sign == "<=" || sign == ">" || sign == ">=" || sign == "==" || sign == "!=";
    }

    Expression region(const Issue& issue, double low, bool includes_low, double high, bool includes_high) const {
        Expression expression;
        expression.kind = Kind::region;
        const auto position = static_cast<std::size_t>(&issue - names_.issues.data());
        expression.region = {static_cast<IssueId>(position), low, high, includes_low, includes_high};
        return expression;
    }

    ParsedExpression<double> constant(const Issue& issue) {
        const Token token = now();
        if (token.kind == Token::Kind::number) {
            step();
            if (token.number < issue.scale.lower || token.number > issue.scale.upper) {
                return mistake("E163", token,
                               fmt::format("{} is outside the scale of {}, {} to {}", token.text, in_quotes(issue.id),
                                           plain_number(issue.scale.lower), plain_number(issue.scale.upper)),
                               "");
            }
            return token.number;
        }
        if (token.kind != Token::Kind::word || is_keyword(token.text)) {
            return unexpected("a number or a landmark of " + in_quotes(issue.id));
        }
        step();
        std::vector<std::string> candidates;
        for (const Landmark& landmark : issue.landmarks) {
            if (landmark.name == token.text) {
                return landmark.value;
            }
            candidates.push_back(landmark.name);
        }
        for (const Issue& other : names_.issues) {
            for (const Landmark& landmark : other.landmarks) {
                if (landmark.name == token.text) {
                    return mistake("E162", token,
                                   in_quotes(token.text) + " is a landmark of " + in_quotes(other.id) + ", not of " +
                                       in_quotes(issue.id),
                                   suggestion({}, candidates));
                }
            }
        }
        return mistake("E161", token, in_quotes(token.text) + " is no landmark of " + in_quotes(issue.id),
                       suggestion(token.text, candidates));
    }

    ParsedExpression<Expression> outcome(const Token& name) {
        const ParsedExpression<std::size_t> found = outcome_index(name, true);
        if (!found) {
            return tl::unexpected(found.error());
        }
        ParsedExpression<Expression> condition = names_.condition_of(*found);
        if (!condition) {
            condition.error().offset = name.offset;
        }
        return condition;
    }

    ParsedExpression<std::size_t> outcome_index(const Token& name, bool automatic) const {
        if (automatic && (name.text == "other-deal" || name.text == "other-no-deal")) {
            return names_.outcomes.size() + (name.text == "other-deal" ? 0 : 1);
        }
        const auto found = std::lower_bound(names_.outcomes.begin(), names_.outcomes.end(), name.text);
        if (found == names_.outcomes.end() || *found != name.text) {
            return unknown(name, Wanted::anything);
        }
        return static_cast<std::size_t>(found - names_.outcomes.begin());
    }

    enum class Wanted { bargained, compared, anything };

    tl::unexpected<ExpressionMistake> unknown(const Token& name, Wanted wanted) const {
        std::vector<std::string> candidates;
        for (const Issue& issue : names_.issues) {
            candidates.push_back(issue.id);
        }
        std::string what = "issue ";
        if (wanted != Wanted::bargained && !names_.variables.empty()) {
            what = "issue, type, chance or move ";
            for (const Variable& variable : names_.variables) {
                candidates.push_back(variable.id);
            }
        }
        if (wanted == Wanted::anything) {
            what = "issue or outcome ";
            candidates.insert(candidates.end(), names_.outcomes.begin(), names_.outcomes.end());
        }
        return mistake("E161", name, "unknown " + what + in_quotes(name.text), suggestion(name.text, candidates));
    }

    // gain(CN, frozen) > gain(CN, drift), or a number on the right
    std::optional<ExpressionMistake> gains(Test& test) {
        test.kind = Test::Kind::gain;
        const ParsedExpression<Gain> left = gain();
        if (!left) {
            return left.error();
        }
        test.left = *left;
        const Token sign = now();
        if (sign.text != "<" && sign.text != ">") {
            return mistake("E170", sign, "gains are compared with < or >", "for example: gain(CN, frozen) > 0").value();
        }
        test.left_is_greater = sign.text == ">";
        step();
        const Token right_token = now();
        if (right_token.kind == Token::Kind::number) {
            test.right_value = right_token.number;
            step();
            return std::nullopt;
        }
        const ParsedExpression<Gain> right = gain();
        if (!right) {
            return right.error();
        }
        test.right_is_gain = true;
        test.right = *right;
        if (test.right.actor != test.left.actor) {
            return mistake("E170", right_token, "gains of two actors cannot be compared: each has a scale of its own",
                           "compare one actor's gain in two outcomes, or with a number")
                .value();
        }
        return std::nullopt;
    }

    ParsedExpression<Gain> gain() {
        if (!take("gain") || !take("(")) {
            return unexpected("gain(ACTOR, OUTCOME)");
        }
        const Token actor = now();
        const auto found = std::find_if(names_.actors.begin(), names_.actors.end(),
                                        [&](const Actor& a) { return a.id == actor.text; });
        if (actor.kind != Token::Kind::word || found == names_.actors.end()) {
            std::vector<std::string> ids;
            for (const Actor& known : names_.actors) {
                ids.push_back(known.id);
            }
            return mistake("E161", actor, "unknown actor " + in_quotes(actor.text), suggestion(actor.text, ids));
        }
        step();
        if (!take(",")) {
            return unexpected("a comma");
        }
        const Token outcome = now();
        step();
        const ParsedExpression<std::size_t> which = outcome_index(outcome, false);
        if (!which) {
            return tl::unexpected(which.error());
        }
        if (!take(")")) {
            return unexpected("a closing parenthesis");
        }
        return Gain{static_cast<ActorId>(found - names_.actors.begin()), static_cast<OutcomeId>(*which)};
    }

    std::vector<Token> tokens_;
    const ExpressionNames& names_;
    std::size_t at_ = 0;
    std::size_t size_ = 0;
};

}  // namespace

std::size_t size_of(const Expression& expression) {
    std::size_t size = 1;
    for (const Expression& child : expression.children) {
        size += size_of(child);
    }
    return size;
}

ParsedExpression<Expression> parse_expression(std::string_view text, const ExpressionNames& names) {
    return ExpressionParser(text, names).whole();
}

ParsedExpression<Test> parse_test(std::string_view text, const ExpressionNames& names) {
    return ExpressionParser(text, names).test();
}

}  // namespace entente::situation
