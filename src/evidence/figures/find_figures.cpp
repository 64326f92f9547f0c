#include "evidence/figures/find_figures.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"
#include "evidence/dates/times.h"

namespace entente::evidence {
namespace {

struct Named {
    std::string_view word;
    std::string_view name;
};

constexpr auto currencies = std::to_array<Named>({{"$", "USD"}, {"\u20AC", "EUR"}, {"\u00A3", "GBP"}, {"\u00A5", "JPY"}, {"\u20BD", "RUB"}, {"\u20B4", "UAH"}, {"\u20B9", "INR"}});
constexpr auto money_words = std::to_array<Named>(
    {{"dollar", "USD"}, {"dollars", "USD"}, {"euro", "EUR"}, {"euros", "EUR"}, {"yuan", "CNY"}, {"renminbi", "CNY"}, {"ruble", "RUB"}, {"rubles", "RUB"},
     {"rouble", "RUB"}, {"roubles", "RUB"}, {"yen", "JPY"}, {"rupees", "INR"}, {"hryvnia", "UAH"}, {"usd", "USD"}, {"eur", "EUR"}, {"won", "KRW"}});
constexpr auto units = std::to_array<Named>(
    {{"percent", "percent"}, {"%", "percent"}, {"per cent", "percent"}, {"barrels", "barrel"}, {"barrel", "barrel"}, {"tons", "ton"}, {"tonnes", "tonne"},
     {"kilometers", "km"}, {"kilometres", "km"}, {"km", "km"}, {"miles", "mile"}, {"meters", "m"}, {"metres", "m"}, {"hectares", "ha"}, {"acres", "acre"},
     {"megawatts", "MW"}, {"gigawatts", "GW"}, {"degrees", "degree"}, {"hours", "hour"}, {"minutes", "minute"}, {"days", "day"}, {"weeks", "week"},
     {"months", "month"}, {"years", "year"}, {"decades", "decade"}, {"points", "point"}, {"kilograms", "kg"}, {"kg", "kg"}, {"liters", "l"}, {"litres", "l"}, {"bcm", "bcm"}});
constexpr auto small_numbers = std::to_array<std::string_view>({"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
                                                                "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"});

template <std::size_t N>
std::string_view look_up(std::string_view word, const std::array<Named, N>& list) {
    const auto found = std::find_if(list.begin(), list.end(), [&](const Named& named) { return named.word == word; });
    return found == list.end() ? std::string_view{} : found->name;
}

bool is_time_unit(std::string_view unit) {
    return unit == "hour" || unit == "minute" || unit == "day" || unit == "week" || unit == "month" || unit == "year" || unit == "decade";
}

double scale_of(std::string_view word) {
    if (word == "hundred") return 1e2;
    if (word == "thousand" || word == "k") return 1e3;
    if (word == "million" || word == "m" || word == "mn") return 1e6;
    if (word == "billion" || word == "bn") return 1e9;
    if (word == "trillion" || word == "tn") return 1e12;
    if (word == "dozen") return 12;
    return 0;
}

double vague(std::string_view word) {
    if (word == "hundreds") return 1e2;
    if (word == "thousands") return 1e3;
    if (word == "millions") return 1e6;
    if (word == "billions") return 1e9;
    if (word == "dozens") return 24;
    if (word == "scores") return 40;
    return 0;
}

class Finder {
public:
    Finder(const PreparedSentence& sentence, std::string_view text, const std::optional<Date>& published)
        : sentence_(sentence), parse_(sentence.parse), tokens_(sentence.parse.tokens), text_(text), published_(published), times_(find_times(tokens_)) {}

    std::vector<Figure> run() {
        for (std::size_t t = 0; t < tokens_.size();) t = read(t);
        return std::move(figures_);
    }

private:
    std::string_view lower(std::size_t t) const { return t < tokens_.size() ? tokens_[t].lower : std::string_view{}; }
    bool digits(std::size_t t) const { return t < tokens_.size() && !tokens_[t].word.empty() && tokens_[t].word[0] >= '0' && tokens_[t].word[0] <= '9'; }

    bool in_time(std::size_t t) const {
        return std::any_of(times_.begin(), times_.end(), [&](const TimeExpression& time) { return t >= time.begin && t < time.end; });
    }

    std::optional<double> value(std::size_t t) const {
        if (t >= tokens_.size()) return std::nullopt;
        if (digits(t)) {
            std::string plain;
            for (const char c : tokens_[t].word) {
                if (c != ',') plain += c;
            }
            return parse_number(plain);
        }
        const auto small = std::find(small_numbers.begin(), small_numbers.end(), tokens_[t].lower);
        if (small != small_numbers.end()) return static_cast<double>(small - small_numbers.begin());
        return std::nullopt;
    }

    // Years, counters, list numbers, clock times, names, telephone numbers.
    bool is_no_figure(std::size_t t) const {
        const std::string_view word = tokens_[t].word;
        if (digits(t)) {
            const bool plain_year = word.size() == 4 && (word[0] == '1' || word[0] == '2') && word.find_first_not_of("0123456789") == std::string_view::npos;
            const bool counted = t + 1 < tokens_.size() && tokens_[t + 1].tag == WordTag::nouns && t > 0 && lower(t - 1) != "in";
            if (plain_year && word < "2101" && !counted) return true;
            if (word.find_first_not_of("0123456789") == std::string_view::npos && word.size() >= 7) return true;
            if (word.find_first_not_of("0123456789.,") != std::string_view::npos) return true;
            if (t == 0 && (lower(1) == "." || lower(1) == ")")) return true;
            if (t > 0 && (lower(t - 1) == ":" || lower(t - 1) == "#" || lower(t - 1) == "+" || lower(t - 1) == "/" || tokens_[t - 1].word == "\u00A9" || lower(t - 1) == "(")) {
                if (!is_money(t)) return true;
            }
            if (lower(t + 1) == ":" || lower(t + 1) == "/" || lower(t + 1) == "min") return true;
            if (t > 0 && tokens_[t - 1].tag == WordTag::name && !is_money(t) && scale_of(lower(t + 1)) == 0 && tokens_[t - 1].mention < 0) return true;
            if (telephone(t)) return true;
            if (t > 0 && tokens_[t - 1].tag == WordTag::comma && t + 1 < tokens_.size() && tokens_[t + 1].tag == WordTag::comma) return true;
        }
        return t > 0 && (lower(t - 1) == "aged" || lower(t - 1) == "no." || lower(t - 1) == "article" || lower(t - 1) == "top" || lower(t - 1) == "chapter");
    }

    bool telephone(std::size_t t) const {
        int runs = 0;
        std::size_t k = t;
        while (digits(k) && k + 1 < tokens_.size() && (tokens_[k + 1].tag == WordTag::dash || lower(k + 1) == ".") && digits(k + 2)) {
            ++runs;
            k += 2;
        }
        const bool follows = t >= 2 && tokens_[t - 1].tag == WordTag::dash && digits(t - 2) && t >= 4 && tokens_[t - 3].tag == WordTag::dash;
        return runs >= 2 || follows;
    }

    bool is_money(std::size_t t) const { return t > 0 && !look_up(tokens_[t - 1].word, currencies).empty(); }

    std::size_t read(std::size_t t) {
        if (const double least = vague(tokens_[t].lower); least > 0 && lower(t + 1) == "of") return read_vague(t, least);
        if (tokens_[t].tag != WordTag::number || in_time(t)) return t + 1;
        const std::optional<double> number = value(t);
        if (!number || is_no_figure(t)) return t + 1;
        Figure figure;
        figure.value = *number;
        std::size_t first = t;
        if (is_money(t)) {
            figure.currency = std::string(look_up(tokens_[t - 1].word, currencies));
            figure.unit = figure.currency;
            first = t - 1;
            if (first > 0 && tokens_[first - 1].text.end == tokens_[first].text.begin && is_capital(first - 1)) --first;
        }
        std::size_t at = t + 1;
        bool scaled = scale(figure.value, at);
        read_upper(figure, at, scaled);
        const bool unit = read_unit(figure, at);
        read_comparison(figure, first);
        const bool word_number = !digits(t);
        read_what(figure, t, at);
        if (is_time_unit(figure.unit) && (figure.comparison.empty() || figure.what.empty())) return at;
        const bool counted = !figure.what.empty();
        if (figure.unit.empty() && !counted) return at;
        if (word_number && !scaled && !unit && figure.comparison.empty()) return at;
        finish(figure, first, at);
        return at;
    }

    bool is_capital(std::size_t t) const { return !tokens_[t].word.empty() && tokens_[t].word[0] >= 'A' && tokens_[t].word[0] <= 'Z'; }

    bool scale(double& number, std::size_t& at) const {
        bool scaled = false;
        while (const double factor = scale_of(lower(at))) {
            // One letter is a scale only right behind its number.
            if (lower(at).size() == 1 && tokens_[at].text.begin != tokens_[at - 1].text.end) break;
            number *= factor;
            ++at;
            scaled = true;
        }
        return scaled;
    }

    // "10 to 20 percent", "10-20 percent", "between 10 and 20".
    void read_upper(Figure& figure, std::size_t& at, bool& scaled) const {
        const bool dash = at < tokens_.size() && tokens_[at].tag == WordTag::dash;
        const bool between = at >= 2 && lower(at) == "and" && lower(at - 2) == "between";
        if (!(lower(at) == "to" || dash || between) || !digits(at + 1) || in_time(at + 1)) return;
        std::optional<double> upper = value(at + 1);
        if (!upper) return;
        std::size_t after = at + 2;
        double number = *upper;
        const bool upper_scaled = scale(number, after);
        double low = figure.value;
        if (upper_scaled && !scaled) low *= number / *upper;
        if (number <= low || (lower(at) == "to" && figure.currency.empty() && look_up(lower(after), units).empty())) return;
        figure.value = low;
        figure.upper = number;
        scaled = scaled || upper_scaled;
        at = after;
    }

    bool read_unit(Figure& figure, std::size_t& at) const {
        if (const std::string_view money = look_up(lower(at), money_words); !money.empty()) {
            figure.currency = std::string(money);
            figure.unit = figure.currency;
            ++at;
            return true;
        }
        if (lower(at) == "per" && lower(at + 1) == "cent") {
            figure.unit = "percent";
            at += 2;
            return true;
        }
        if (lower(at) == "square" && !look_up(lower(at + 1), units).empty()) {
            figure.unit = std::string(look_up(lower(at + 1), units)) + "2";
            at += 2;
            return true;
        }
        if (const std::string_view unit = look_up(lower(at), units); !unit.empty()) {
            figure.unit = std::string(unit);
            ++at;
        }
        if (!figure.unit.empty() && (lower(at) == "per" || lower(at) == "a") && (lower(at + 1) == "day" || lower(at + 1) == "year" || lower(at + 1) == "month" || lower(at + 1) == "week")) {
            figure.unit += "/" + std::string(lower(at + 1));
            at += 2;
        }
        return !figure.unit.empty();
    }

    void read_comparison(Figure& figure, std::size_t& first) const {
        struct Comparison {
            std::array<std::string_view, 3> words;
            std::string_view name;
        };
        static constexpr auto list = std::to_array<Comparison>(
            {{{"as", "many", "as"}, "up to"}, {{"as", "much", "as"}, "up to"}, {{"more", "than", ""}, "more than"}, {{"less", "than", ""}, "less than"},
             {{"fewer", "than", ""}, "less than"}, {{"greater", "than", ""}, "more than"}, {{"at", "least", ""}, "at least"}, {{"at", "most", ""}, "at most"},
             {{"up", "to", ""}, "up to"}, {{"no", "more", "than"}, "at most"}, {{"over", "", ""}, "more than"}, {{"nearly", "", ""}, "nearly"}, {{"almost", "", ""}, "nearly"},
             {{"about", "", ""}, "about"}, {{"around", "", ""}, "about"}, {{"some", "", ""}, "about"}, {{"roughly", "", ""}, "about"}, {{"approximately", "", ""}, "about"},
             {{"under", "", ""}, "less than"}, {{"below", "", ""}, "less than"}, {{"above", "", ""}, "more than"}, {{"exceeding", "", ""}, "more than"}});
        for (const Comparison& comparison : list) {
            std::size_t size = 0;
            while (size < 3 && !comparison.words[size].empty()) ++size;
            if (first < size) continue;
            bool all = true;
            for (std::size_t i = 0; i < size; ++i) all = all && lower(first - size + i) == comparison.words[i];
            if (!all) continue;
            figure.comparison = comparison.name;
            first -= size;
            return;
        }
    }

    std::string words_of(std::size_t group, std::size_t from) const {
        const Group& g = parse_.groups[group];
        std::size_t begin = std::max(g.begin, from);
        while (begin < g.head && (tokens_[begin].tag == WordTag::determiner || tokens_[begin].tag == WordTag::possessive_pronoun)) ++begin;
        if (begin > g.head) return {};
        const std::size_t a = tokens_[begin].text.begin;
        return std::string(text_.substr(a, tokens_[g.head].text.end - a));
    }

    std::size_t group_of(std::size_t t) const {
        for (std::size_t g = 0; g < parse_.groups.size(); ++g) {
            if (t >= parse_.groups[g].begin && t < parse_.groups[g].end) return g;
        }
        return no_group;
    }

    bool is_of(std::size_t g) const { return g < parse_.groups.size() && parse_.groups[g].kind == GroupKind::preposition && parse_.first_word(g) == "of"; }

    // The rest of the number's own group; else what follows `of`; money and shares: what stands before.
    void read_what(Figure& figure, std::size_t t, std::size_t at) const {
        const std::size_t g = group_of(t);
        if (g == no_group) return;
        const Group& group = parse_.groups[g];
        if (figure.unit.empty()) {
            const std::size_t k = group_of(at < tokens_.size() ? at : t);
            if (k != no_group && parse_.groups[k].kind == GroupKind::noun && at <= parse_.groups[k].head && is_noun(tokens_[parse_.groups[k].head].tag) && at == std::max(at, parse_.groups[k].begin))
                figure.what = words_of(k, at);
            if (!figure.what.empty()) return;
            return;
        }
        const std::size_t after = group_of(at < tokens_.size() ? at : t);
        if (at < tokens_.size() && after != no_group && is_of(after) && after + 1 < parse_.groups.size() && parse_.groups[after + 1].kind == GroupKind::noun) {
            figure.what = words_of(after + 1, 0);
            return;
        }
        if (at <= group.head && at < group.end && is_noun(tokens_[group.head].tag) && !in_time(group.head)) {
            figure.what = words_of(g, at);
            return;
        }
        if (is_time_unit(figure.unit)) return;
        std::size_t first = t;
        if (is_money(t)) first = t >= 2 && tokens_[t - 2].text.end == tokens_[t - 1].text.begin ? t - 2 : t - 1;
        const std::size_t from = group_of(first);
        figure.what = before(from == no_group ? g : from);
    }

    // "a tariff package worth 18 billion dollars", "trade surging from US$145 billion": the noun group before.
    std::string before(std::size_t g) const {
        for (std::size_t k = g; k-- > 0;) {
            const Group& group = parse_.groups[k];
            if (group.kind == GroupKind::noun && is_noun(tokens_[group.head].tag) && !has_number(group) && !in_time(group.head)) return words_of(k, 0);
            if (group.kind == GroupKind::mark || group.kind == GroupKind::subordinator) break;
        }
        return {};
    }

    bool has_number(const Group& group) const {
        for (std::size_t t = group.begin; t < group.end; ++t) {
            if (tokens_[t].tag == WordTag::number) return true;
        }
        return false;
    }

    std::size_t read_vague(std::size_t t, double least) {
        Figure figure;
        figure.value = least;
        std::size_t first = t;
        if (t >= 2 && lower(t - 2) == "tens" && lower(t - 1) == "of") {
            figure.value *= 10;
            first = t - 2;
        } else if (t >= 2 && lower(t - 2) == "hundreds" && lower(t - 1) == "of") {
            figure.value *= 100;
            first = t - 2;
        }
        figure.comparison = std::string(lower(t));
        std::size_t at = t + 2;
        if (vague(lower(at)) > 0) return t + 1;
        read_unit(figure, at);
        const std::size_t g = group_of(std::min(at, tokens_.size() - 1));
        if (figure.unit.empty() && g != no_group && parse_.groups[g].kind == GroupKind::noun && is_noun(tokens_[parse_.groups[g].head].tag)) figure.what = words_of(g, at);
        if (is_time_unit(figure.unit) || (figure.unit.empty() && figure.what.empty())) return t + 1;
        finish(figure, first, at);
        return at;
    }

    // The date that follows within a few words, else the only one of the sentence.
    void finish(Figure& figure, std::size_t first, std::size_t at) {
        const TimeExpression* best = nullptr;
        for (const TimeExpression& time : times_) {
            if (time.begin >= at && time.begin <= at + 6 && best == nullptr && !number_between(at, time.begin)) best = &time;
        }
        if (best == nullptr && times_.size() == 1 && !number_between(std::min(at, times_[0].begin), std::max(first, times_[0].end) == first ? first : times_[0].begin)) best = &times_.front();
        if (best != nullptr) {
            figure.date = resolve_time(*best, {published_, false, std::nullopt});
            if (figure.date) figure.date_basis = std::string(text_.substr(tokens_[best->begin].text.begin, tokens_[best->end - 1].text.end - tokens_[best->begin].text.begin));
        }
        figure.range = {tokens_[first].text.begin, tokens_[std::min(at, tokens_.size()) - 1].text.end};
        figure.line = sentence_.line;
        if (std::isfinite(figure.value)) figures_.push_back(std::move(figure));
    }

    bool number_between(std::size_t from, std::size_t to) const {
        for (std::size_t t = from; t < to && t < tokens_.size(); ++t) {
            if (tokens_[t].tag == WordTag::number && !in_time(t)) return true;
        }
        return false;
    }

    const PreparedSentence& sentence_;
    const Parse& parse_;
    const std::vector<Token>& tokens_;
    std::string_view text_;
    const std::optional<Date>& published_;
    std::vector<TimeExpression> times_;
    std::vector<Figure> figures_;
};

}  // namespace

std::vector<Figure> find_figures(const PreparedSentence& sentence, std::string_view text, const std::optional<Date>& published) {
    return Finder(sentence, text, published).run();
}

}  // namespace entente::evidence
