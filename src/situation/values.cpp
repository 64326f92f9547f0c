#include "situation/values.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "base/text.h"
#include "situation/report.h"
#include "stats/words.h"

namespace entente::situation {
namespace {

struct Atom {
    double low = 0;
    double high = 0;
};

// Capitals do not matter; chances also have adverbs ("almost certainly").
std::optional<Atom> range_of_word(WordSet set, std::string_view word) {
    if (set == WordSet::chance) {
        const stats::LikelihoodBand* band = stats::likelihood_word(word);
        return band == nullptr ? std::nullopt : std::optional(Atom{band->low, band->high});
    }
    if (set == WordSet::none || set == WordSet::share) {
        return std::nullopt;
    }
    const stats::ScaleWord* found = set == WordSet::influence ? stats::influence_word(word) : stats::salience_word(word);
    return found == nullptr ? std::nullopt : std::optional(Atom{found->low, found->high});
}

template <class T>
using Parsed = tl::expected<T, ValueMistake>;

// "40-70", "40..70" and "40 - 70" are ranges to other programs.
std::optional<std::string> range_in_other_words(std::string_view atom) {
    for (const std::string_view dash : {"..", "\u2013", "-"}) {
        const std::size_t at = atom.find(dash, 1);
        if (at == std::string_view::npos) {
            continue;
        }
        const std::string_view low = trim(atom.substr(0, at));
        const std::string_view high = trim(atom.substr(at + dash.size()));
        if (parse_number(low) && parse_number(high)) {
            return std::string(low) + " to " + std::string(high);
        }
    }
    return std::nullopt;
}

class ValueParser {
  public:
    ValueParser(std::string_view text, const ValueRules& rules) : text_(text), rules_(rules) {}

    Parsed<stats::Elicited> parse() const {
        std::vector<stats::RangePart> parts;
        double total = 0;
        const std::vector<std::string_view> pieces = split(text_, ';');
        for (const std::string_view piece : pieces) {
            const Parsed<stats::RangePart> part = parse_part(piece, pieces.size() > 1);
            if (!part) {
                return tl::unexpected(part.error());
            }
            parts.push_back(*part);
            total += part->weight;
        }
        if (parts.size() == 1) {
            return single(parts.front());
        }
        constexpr double slack = 0.005;  // shares are written in whole percent, so three thirds make 99
        if (total < 1 - slack * static_cast<double>(parts.size()) ||
            total > 1 + slack * static_cast<double>(parts.size())) {
            return mistake("E123", text_, fmt::format("the shares add up to {:.4g} %, not 100 %", total * 100),
                           "shares of a mixture are probabilities: \"70%: A to B; 30%: C to D\"");
        }
        return stats::Elicited::mixture(rules_.bounds, std::move(parts));
    }

  private:
    tl::unexpected<ValueMistake> mistake(std::string code, std::string_view at, std::string message,
                                         std::string hint, std::string word = {}) const {
        const std::size_t offset =
            at.data() >= text_.data() && at.data() <= text_.data() + text_.size()
                ? static_cast<std::size_t>(at.data() - text_.data())
                : 0;
        return tl::unexpected(
            ValueMistake{std::move(code), offset, std::move(message), std::move(hint), std::move(word)});
    }

    stats::Elicited single(const stats::RangePart& part) const {
        return part.low == part.high ? stats::Elicited::point(rules_.bounds, part.low)
                                     : stats::Elicited::range(rules_.bounds, part.low, part.median, part.high);
    }

    Parsed<stats::RangePart> parse_part(std::string_view piece, bool of_mixture) const {
        double weight = 1;
        const std::size_t colon = piece.find(':');
        if (of_mixture || colon != std::string_view::npos) {
            const std::string_view share = trim(piece.substr(0, colon));
            const std::optional<double> number =
                share.ends_with('%') ? parse_number(share.substr(0, share.size() - 1)) : std::nullopt;
            if (colon == std::string_view::npos || !number || *number <= 0 || *number > 100) {
                return mistake("E123", piece.empty() ? text_ : piece, "every part of a mixture needs a share",
                               "write \"70%: A to B; 30%: C to D\"");
            }
            if (!of_mixture) {
                return mistake("E123", piece, "a mixture has two or more parts",
                               "write \"70%: A to B; 30%: C to D\", or the range alone");
            }
            weight = *number / 100;
            piece = trim(piece.substr(colon + 1));
        }
        return parse_range(piece, weight);
    }

    Parsed<stats::RangePart> parse_range(std::string_view piece, double weight) const {
        std::optional<double> best;
        const std::size_t comma = piece.find(',');
        std::string_view ends = trim(piece.substr(0, comma));
        if (comma != std::string_view::npos) {
            const std::string_view rest = trim(piece.substr(comma + 1));
            if (!rest.starts_with("best ")) {
                const bool two_numbers = parse_number(ends) && parse_number(rest);
                return mistake("E120", rest.empty() ? piece : rest, "after the comma belongs the best value",
                               two_numbers ? fmt::format("a range is written \"{} to {}\", a decimal with a point", ends, rest)
                                           : "write \"40 to 70, best 55\"");
            }
            const Parsed<Atom> atom = parse_atom(trim(rest.substr(5)));
            if (!atom) {
                return tl::unexpected(atom.error());
            }
            if (atom->low != atom->high) {
                return mistake("E120", rest, "the best value must be one number or landmark", "");
            }
            best = atom->low;
        }
        const std::size_t to = ends.find(" to ");
        const std::string_view first_text = trim(ends.substr(0, to));
        const Parsed<Atom> first = parse_atom(first_text);
        if (!first) {
            return tl::unexpected(first.error());
        }
        if (to == std::string_view::npos) {
            return ordered(piece, first->low, best, first->high, weight);
        }
        const std::string_view last_text = trim(ends.substr(to + 4));
        const Parsed<Atom> last = parse_atom(last_text);
        if (!last) {
            return tl::unexpected(last.error());
        }
        if (first->low >= last->high) {
            const bool equal = first->low == last->high;
            return mistake("E122", ends, equal ? "both ends of the range are the same" : "the range runs downwards",
                           equal ? "write " + in_quotes(first_text) + " alone"
                                 : "did you mean \"" + std::string(last_text) + " to " + std::string(first_text) +
                                       "\"?");
        }
        return ordered(piece, first->low, best, last->high, weight);
    }

    Parsed<stats::RangePart> ordered(std::string_view at, double low, std::optional<double> best, double high,
                                     double weight) const {
        if (best && (*best <= low || *best >= high)) {
            return mistake("E122", at,
                           low == high ? "a best value needs a range"
                                       : fmt::format("the best value {} is not between {} and {}",
                                                     plain_number(*best), plain_number(low), plain_number(high)),
                           low == high ? "write \"40 to 70, best 55\"" : "the best value is the median");
        }
        return stats::RangePart{weight, low, best.value_or(low == high ? low : low + (high - low) / 2), high};
    }

    Parsed<Atom> parse_atom(std::string_view atom) const {
        if (atom.empty()) {
            return mistake("E120", text_, "a value is missing", "write \"40 to 70\"");
        }
        if (const std::optional<Atom> word = range_of_word(rules_.words, atom)) {
            return *word;
        }
        for (const Landmark& landmark : rules_.landmarks) {
            if (landmark.name == atom) {
                return Atom{landmark.value, landmark.value};
            }
        }
        const bool percent = atom.ends_with('%');
        const std::optional<double> number = parse_number(percent ? atom.substr(0, atom.size() - 1) : atom);
        if (!number) {
            return unknown_word(atom);
        }
        if (percent && rules_.words != WordSet::chance && rules_.words != WordSet::share) {
            std::string plain(text_);
            std::erase(plain, '%');
            return mistake("E120", atom, "a percentage stands for a chance, but here is no chance",
                           "write numbers in the units of the scale: " + in_quotes(plain));
        }
        const double value = percent ? *number / 100 : *number;
        if (value < rules_.bounds.lower || value > rules_.bounds.upper) {
            return mistake("E121", atom,
                           fmt::format("{} is outside {} to {}", atom, plain_number(rules_.bounds.lower),
                                       plain_number(rules_.bounds.upper)),
                           rules_.words == WordSet::chance ? "write a chance as \"30%\" or 0.3, a range as \"10% to 30%\""
                                                           : "");
        }
        return Atom{value, value};
    }

    tl::unexpected<ValueMistake> unknown_word(std::string_view atom) const {
        std::vector<std::string> candidates;
        for (const WordRange& word : words_of(rules_.words)) {
            candidates.emplace_back(word.word);
        }
        for (const Landmark& landmark : rules_.landmarks) {
            candidates.push_back(landmark.name);
        }
        std::string hint = suggestion(atom, candidates);
        // A list of words alone would hide that a number may stand here.
        hint = hint.starts_with("one of: ") ? "a number, a range such as \"40 to 70\", or " + hint : hint;
        if (const auto range = range_in_other_words(atom)) {
            hint = "write a range as " + in_quotes(*range);
        } else if (hint.empty() && rules_.words == WordSet::chance) {
            hint = "write a chance: 0.3, \"30%\", \"10% to 30%\", or a word such as unlikely, likely, very likely";
        } else if (hint.empty()) {
            hint = "write a number, or a range such as \"40 to 70\"";
        }
        return mistake("E120", atom, in_quotes(atom) + " is no number" + (candidates.empty() ? "" : " or known word"),
                       std::move(hint), std::string(atom));
    }

    std::string_view text_;
    const ValueRules& rules_;
};

}  // namespace

std::vector<WordRange> words_of(WordSet set) {
    std::vector<WordRange> words;
    if (set == WordSet::chance) {
        for (const stats::LikelihoodBand& band : stats::likelihood_bands()) {
            words.push_back({band.word, band.low, band.high});
            words.push_back({band.other, band.low, band.high});
        }
    } else if (set != WordSet::none && set != WordSet::share) {
        const auto table = set == WordSet::influence ? stats::influence_words() : stats::salience_words();
        for (const stats::ScaleWord& word : table) {
            words.push_back({word.word, word.low, word.high});
        }
    }
    return words;
}

tl::expected<stats::Elicited, ValueMistake> parse_value(std::string_view text, const ValueRules& rules) {
    return ValueParser(text, rules).parse();
}

tl::expected<stats::Elicited, ValueMistake> parse_value(double number, const ValueRules& rules) {
    return parse_value(plain_number(number), rules);
}

std::string plain_number(double number) {
    return fmt::format("{}", number == 0 ? 0.0 : number);
}

}  // namespace entente::situation
