#include "evidence/article/signs.h"

#include <algorithm>
#include <string>

#include "evidence/language/word_table.h"

namespace entente::evidence {
namespace {

using NameWord = std::pair<std::string_view, NameSign>;

constexpr auto name_words = [] {
    constexpr auto words = std::to_array<NameWord>({
        {"comment", NameSign::comment},
        {"comments", NameSign::comment},
        {"disqus", NameSign::comment},
        {"respond", NameSign::comment},
        {"reply", NameSign::comment},
        {"discussion", NameSign::comment},
        {"commentlist", NameSign::comment},
        {"share", NameSign::share},
        {"sharing", NameSign::share},
        {"social", NameSign::share},
        {"facebook", NameSign::share},
        {"twitter", NameSign::share},
        {"addtoany", NameSign::share},
        {"sharedaddy", NameSign::share},
        {"linkedin", NameSign::share},
        {"pinterest", NameSign::share},
        {"follow", NameSign::share},
        {"print", NameSign::share},
        {"related", NameSign::related},
        {"recommended", NameSign::related},
        {"recommendations", NameSign::related},
        {"recommend", NameSign::related},
        {"more", NameSign::related},
        {"trending", NameSign::related},
        {"popular", NameSign::related},
        {"recirc", NameSign::related},
        {"recirculation", NameSign::related},
        {"similar", NameSign::related},
        {"latest", NameSign::related},
        {"recent", NameSign::related},
        {"readmore", NameSign::related},
        {"taboola", NameSign::related},
        {"outbrain", NameSign::related},
        {"next", NameSign::related},
        {"prev", NameSign::related},
        {"previous", NameSign::related},
        {"nav", NameSign::navigation},
        {"navigation", NameSign::navigation},
        {"menu", NameSign::navigation},
        {"navbar", NameSign::navigation},
        {"breadcrumb", NameSign::navigation},
        {"breadcrumbs", NameSign::navigation},
        {"pagination", NameSign::navigation},
        {"pager", NameSign::navigation},
        {"skip", NameSign::navigation},
        {"topbar", NameSign::navigation},
        {"megamenu", NameSign::navigation},
        {"dropdown", NameSign::navigation},
        {"submenu", NameSign::navigation},
        {"tabs", NameSign::navigation},
        {"search", NameSign::navigation},
        {"footer", NameSign::footer},
        {"foot", NameSign::footer},
        {"copyright", NameSign::footer},
        {"colophon", NameSign::footer},
        {"legal", NameSign::footer},
        {"disclaimer", NameSign::footer},
        {"bottom", NameSign::footer},
        {"contentinfo", NameSign::footer},
        {"header", NameSign::header},
        {"masthead", NameSign::header},
        {"banner", NameSign::header},
        {"hero", NameSign::header},
        {"head", NameSign::header},
        {"sidebar", NameSign::sidebar},
        {"aside", NameSign::sidebar},
        {"widget", NameSign::sidebar},
        {"widgets", NameSign::sidebar},
        {"rail", NameSign::sidebar},
        {"side", NameSign::sidebar},
        {"complementary", NameSign::sidebar},
        {"sticky", NameSign::sidebar},
        {"secondary", NameSign::sidebar},
        {"ad", NameSign::advert},
        {"ads", NameSign::advert},
        {"advert", NameSign::advert},
        {"advertisement", NameSign::advert},
        {"sponsor", NameSign::advert},
        {"sponsored", NameSign::advert},
        {"promo", NameSign::advert},
        {"promotion", NameSign::advert},
        {"adslot", NameSign::advert},
        {"gpt", NameSign::advert},
        {"dfp", NameSign::advert},
        {"affiliate", NameSign::advert},
        {"cta", NameSign::advert},
        {"callout", NameSign::advert},
        {"offer", NameSign::advert},
        {"author", NameSign::author},
        {"byline", NameSign::author},
        {"bio", NameSign::author},
        {"contributor", NameSign::author},
        {"writer", NameSign::author},
        {"profile", NameSign::author},
        {"avatar", NameSign::author},
        {"authors", NameSign::author},
        {"about", NameSign::author},
        {"meta", NameSign::meta},
        {"metadata", NameSign::meta},
        {"date", NameSign::meta},
        {"time", NameSign::meta},
        {"timestamp", NameSign::meta},
        {"published", NameSign::meta},
        {"updated", NameSign::meta},
        {"tag", NameSign::meta},
        {"tags", NameSign::meta},
        {"category", NameSign::meta},
        {"categories", NameSign::meta},
        {"topics", NameSign::meta},
        {"info", NameSign::meta},
        {"details", NameSign::meta},
        {"eyebrow", NameSign::meta},
        {"kicker", NameSign::meta},
        {"taxonomy", NameSign::meta},
        {"label", NameSign::meta},
        {"newsletter", NameSign::subscribe},
        {"subscribe", NameSign::subscribe},
        {"subscription", NameSign::subscribe},
        {"signup", NameSign::subscribe},
        {"form", NameSign::subscribe},
        {"email", NameSign::subscribe},
        {"optin", NameSign::subscribe},
        {"mailchimp", NameSign::subscribe},
        {"hbspt", NameSign::subscribe},
        {"login", NameSign::subscribe},
        {"paywall", NameSign::subscribe},
        {"register", NameSign::subscribe},
        {"contact", NameSign::subscribe},
        {"donate", NameSign::subscribe},
        {"caption", NameSign::caption},
        {"credit", NameSign::caption},
        {"figcaption", NameSign::caption},
        {"copyrightcaption", NameSign::caption},
        {"attribution", NameSign::caption},
        {"cookie", NameSign::consent},
        {"cookies", NameSign::consent},
        {"consent", NameSign::consent},
        {"gdpr", NameSign::consent},
        {"modal", NameSign::consent},
        {"popup", NameSign::consent},
        {"onetrust", NameSign::consent},
        {"overlay", NameSign::consent},
        {"dialog", NameSign::consent},
        {"notice", NameSign::consent},
        {"alert", NameSign::consent},
        {"lightbox", NameSign::consent},
        {"content", NameSign::content},
        {"main", NameSign::content},
        {"article", NameSign::content},
        {"post", NameSign::content},
        {"entry", NameSign::content},
        {"story", NameSign::content},
        {"blog", NameSign::content},
        {"page", NameSign::content},
        {"primary", NameSign::content},
        {"single", NameSign::content},
        {"hentry", NameSign::content},
        {"news", NameSign::content},
        {"body", NameSign::body_text},
        {"text", NameSign::body_text},
        {"richtext", NameSign::body_text},
        {"rich", NameSign::body_text},
        {"wysiwyg", NameSign::body_text},
        {"prose", NameSign::body_text},
        {"articlebody", NameSign::body_text},
        {"paragraph", NameSign::body_text},
        {"copy", NameSign::body_text},
        {"longform", NameSign::body_text},
        {"markdown", NameSign::body_text},
        {"editor", NameSign::body_text},
        {"quote", NameSign::quote},
        {"pullquote", NameSign::quote},
        {"blockquote", NameSign::quote},
        {"testimonial", NameSign::quote},
        {"testimonials", NameSign::quote},
        {"review", NameSign::quote},
        {"toc", NameSign::contents_table},
        {"contents", NameSign::contents_table},
        {"ez", NameSign::contents_table},
        {"anchor", NameSign::contents_table},
        {"jump", NameSign::contents_table},
        {"hidden", NameSign::hidden},
        {"invisible", NameSign::hidden},
        {"sr", NameSign::hidden},
        {"visually", NameSign::hidden},
        {"screen", NameSign::hidden},
        {"offscreen", NameSign::hidden},
        {"collapse", NameSign::hidden},
        {"tooltip", NameSign::hidden},
        {"mobile", NameSign::hidden},
        {"title", NameSign::title},
        {"headline", NameSign::title},
        {"heading", NameSign::title},
        {"subtitle", NameSign::title},
        {"dek", NameSign::title},
        {"standfirst", NameSign::title},
        {"summary", NameSign::title},
        {"excerpt", NameSign::title},
        {"description", NameSign::title},
        {"lead", NameSign::title},
        {"intro", NameSign::title},
        {"video", NameSign::media},
        {"gallery", NameSign::media},
        {"slider", NameSign::media},
        {"carousel", NameSign::media},
        {"slideshow", NameSign::media},
        {"image", NameSign::media},
        {"player", NameSign::media},
        {"embed", NameSign::media},
        {"swiper", NameSign::media},
        {"product", NameSign::product},
        {"products", NameSign::product},
        {"price", NameSign::product},
        {"cart", NameSign::product},
        {"shop", NameSign::product},
        {"button", NameSign::product},
        {"btn", NameSign::product},
        {"buy", NameSign::product},
        {"card", NameSign::list_card},
        {"cards", NameSign::list_card},
        {"grid", NameSign::list_card},
        {"list", NameSign::list_card},
        {"item", NameSign::list_card},
        {"teaser", NameSign::list_card},
        {"listing", NameSign::list_card},
        {"tile", NameSign::list_card},
        {"feed", NameSign::list_card},
        {"archive", NameSign::list_card},
        {"loop", NameSign::list_card},
    });
    return WordTable<NameSign, words.size()>(words);
}();

struct Phrase {
    std::string_view text;  // lower case, blanks at the ends stand for word ends
    WordSign sign;
};

// Sorted by first letter, so that a word is compared with few.
constexpr auto phrases = [] {
    auto list = std::to_array<Phrase>({
        {" share ", WordSign::social},
        {" facebook ", WordSign::social},
        {" twitter ", WordSign::social},
        {" linkedin ", WordSign::social},
        {" pinterest ", WordSign::social},
        {" whatsapp ", WordSign::social},
        {" instagram ", WordSign::social},
        {" follow us ", WordSign::social},
        {" tweet ", WordSign::social},
        {" copy link ", WordSign::social},
        {" print ", WordSign::social},
        {" pin it ", WordSign::social},
        {" telegram ", WordSign::social},
        {" youtube ", WordSign::social},
        {" subscribe ", WordSign::subscribe},
        {" newsletter ", WordSign::subscribe},
        {" sign up ", WordSign::subscribe},
        {" inbox ", WordSign::subscribe},
        {" log in ", WordSign::subscribe},
        {" sign in ", WordSign::subscribe},
        {" email address ", WordSign::subscribe},
        {" unsubscribe ", WordSign::subscribe},
        {" mailing list ", WordSign::subscribe},
        {" register ", WordSign::subscribe},
        {" your email ", WordSign::subscribe},
        {" copyright ", WordSign::legal},
        {" all rights reserved ", WordSign::legal},
        {" privacy ", WordSign::legal},
        {" cookie ", WordSign::legal},
        {" cookies ", WordSign::legal},
        {" terms of ", WordSign::legal},
        {" disclaimer ", WordSign::legal},
        {" affiliate ", WordSign::legal},
        {" commission ", WordSign::legal},
        {" disclosure ", WordSign::legal},
        {" \xC2\xA9 ", WordSign::legal},
        {" recaptcha ", WordSign::legal},
        {" informational purposes ", WordSign::legal},
        {" editorial policy ", WordSign::legal},
        {" related ", WordSign::related},
        {" you may also ", WordSign::related},
        {" you might also ", WordSign::related},
        {" read more ", WordSign::related},
        {" more from ", WordSign::related},
        {" recommended ", WordSign::related},
        {" most popular ", WordSign::related},
        {" trending ", WordSign::related},
        {" recent posts ", WordSign::related},
        {" latest ", WordSign::related},
        {" see also ", WordSign::related},
        {" read next ", WordSign::related},
        {" keep reading ", WordSign::related},
        {" more stories ", WordSign::related},
        {" also read ", WordSign::related},
        {" continue reading ", WordSign::related},
        {" similar ", WordSign::related},
        {" explore more ", WordSign::related},
        {" read also ", WordSign::related},
        {" up next ", WordSign::related},
        {" further reading ", WordSign::related},
        {" read the full ", WordSign::related},
        {" other articles ", WordSign::related},
        {" view all ", WordSign::related},
        {" comment ", WordSign::comment},
        {" comments ", WordSign::comment},
        {" reply ", WordSign::comment},
        {" leave a ", WordSign::comment},
        {" says ", WordSign::comment},
        {" thoughts on ", WordSign::comment},
        {" responses ", WordSign::comment},
        {" was this ", WordSign::comment},
        {" helpful ", WordSign::comment},
        {" advertisement ", WordSign::advert},
        {" sponsored ", WordSign::advert},
        {" advertising ", WordSign::advert},
        {" promoted ", WordSign::advert},
        {" story continues ", WordSign::advert},
        {" by ", WordSign::byline},
        {" written by ", WordSign::byline},
        {" author ", WordSign::byline},
        {" posted by ", WordSign::byline},
        {" about the author ", WordSign::byline},
        {" editor ", WordSign::byline},
        {" reviewed by ", WordSign::byline},
        {" fact checked ", WordSign::byline},
        {" staff ", WordSign::byline},
        {" min read ", WordSign::date},
        {" minute read ", WordSign::date},
        {" published ", WordSign::date},
        {" updated ", WordSign::date},
        {" posted on ", WordSign::date},
        {" last updated ", WordSign::date},
        {" ago ", WordSign::date},
        {" minutes ", WordSign::date},
        {" last modified ", WordSign::date},
        {" photo ", WordSign::credit},
        {" getty ", WordSign::credit},
        {" image ", WordSign::credit},
        {" shutterstock ", WordSign::credit},
        {" credit ", WordSign::credit},
        {" photograph ", WordSign::credit},
        {" unsplash ", WordSign::credit},
        {" courtesy ", WordSign::credit},
        {" source ", WordSign::credit},
        {" contact us ", WordSign::call},
        {" learn more ", WordSign::call},
        {" get started ", WordSign::call},
        {" book ", WordSign::call},
        {" free ", WordSign::call},
        {" shop ", WordSign::call},
        {" buy ", WordSign::call},
        {" download ", WordSign::call},
        {" click here ", WordSign::call},
        {" call us ", WordSign::call},
        {" request a ", WordSign::call},
        {" schedule ", WordSign::call},
        {" donate ", WordSign::call},
        {" join ", WordSign::call},
        {" try ", WordSign::call},
        {" get a quote ", WordSign::call},
        {" table of contents ", WordSign::contents_table},
        {" in this article ", WordSign::contents_table},
        {" jump to ", WordSign::contents_table},
        {" on this page ", WordSign::contents_table},
        {" key takeaways ", WordSign::contents_table},
        {" contents ", WordSign::contents_table},
        {" home ", WordSign::navigation},
        {" menu ", WordSign::navigation},
        {" skip to ", WordSign::navigation},
        {" search ", WordSign::navigation},
        {" previous ", WordSign::navigation},
        {" next ", WordSign::navigation},
        {" back to ", WordSign::navigation},
        {" categories ", WordSign::navigation},
        {" tags ", WordSign::navigation},
        {" filed under ", WordSign::navigation},
        {" toggle ", WordSign::navigation},
        {" close ", WordSign::navigation},
        {" loading ", WordSign::navigation},
        {" faq ", WordSign::navigation},
    });
    std::sort(list.begin(), list.end(), [](const Phrase& a, const Phrase& b) { return a.text < b.text; });
    return list;
}();

// Where the phrases that begin with a byte start.
constexpr auto phrase_starts = [] {
    std::array<std::uint16_t, 257> starts{};
    std::size_t at = 0;
    for (std::size_t byte = 0; byte < 256; ++byte) {
        while (at < phrases.size() && static_cast<unsigned char>(phrases[at].text[1]) < byte) ++at;
        starts[byte] = static_cast<std::uint16_t>(at);
    }
    starts[256] = static_cast<std::uint16_t>(phrases.size());
    return starts;
}();

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}
char lower(char c) {
    return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

std::uint32_t sign_of(std::string_view word) {
    const NameSign* sign = name_words.find(word);
    return sign != nullptr ? mask(*sign) : 0;
}

}  // namespace

std::uint32_t name_signs(std::string_view names) {
    std::uint32_t signs = 0;
    std::array<char, 24> word{};
    std::size_t size = 0;
    bool too_long = false;
    const auto finish = [&] {
        if (size > 1 && !too_long) signs |= sign_of({word.data(), size});
        size = 0;
        too_long = false;
    };
    char before = ' ';
    for (const char c : names) {
        if (!is_letter(c) || (is_capital(c) && is_letter(before) && !is_capital(before))) {
            finish();
        }
        if (is_letter(c)) {
            if (size < word.size()) {
                word[size++] = lower(c);
            } else {
                too_long = true;
            }
        }
        before = c;
    }
    finish();
    return signs;
}

std::uint32_t word_signs(std::string_view line) {
    // Long lines are sentences: what matters there is how they begin and end.
    std::string plain = " ";
    plain.reserve(164);
    const auto append = [&plain](std::string_view part) {
        for (const char c : part) {
            const bool kept = is_letter(c) || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
            if (kept) {
                plain.push_back(lower(c));
            } else if (plain.back() != ' ') {
                plain.push_back(' ');
            }
        }
        if (plain.back() != ' ') plain.push_back(' ');
    };
    append(line.substr(0, 160));
    std::uint32_t signs = 0;
    // Only look where a word begins; compare the phrases that start with its letter.
    for (std::size_t at = 0; at + 1 < plain.size(); at = plain.find(' ', at + 1)) {
        const std::string_view rest = std::string_view(plain).substr(at);
        const auto letter = static_cast<unsigned char>(rest[1]);
        for (std::size_t i = phrase_starts[letter]; i < phrase_starts[letter + 1U]; ++i) {
            const std::string_view phrase = phrases[i].text;
            if (phrase[2] == rest[2] && rest.starts_with(phrase)) signs |= mask(phrases[i].sign);
        }
    }
    return signs;
}

}  // namespace entente::evidence
