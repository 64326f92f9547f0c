#include "evidence/article/features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <unordered_map>

#include "base/hash.h"
#include "evidence/article/signs.h"
#include "evidence/language/word_table.h"

namespace entente::evidence {
namespace {

// Elements whose distance above a block matters.
constexpr auto watched_tags =
    std::to_array<Tag>({Tag::article, Tag::main, Tag::nav, Tag::header, Tag::footer, Tag::aside, Tag::form,
                        Tag::table, Tag::ul, Tag::ol, Tag::figure, Tag::blockquote, Tag::a, Tag::button,
                        Tag::section, Tag::p, Tag::figcaption, Tag::dl});
// The place of each element among them; watched_tags.size() for others.
constexpr auto watched_places = [] {
    std::array<std::uint8_t, 256> places{};
    places.fill(static_cast<std::uint8_t>(watched_tags.size()));
    for (std::size_t i = 0; i < watched_tags.size(); ++i) {
        places[static_cast<std::size_t>(watched_tags[i])] = static_cast<std::uint8_t>(i);
    }
    return places;
}();
constexpr std::size_t distance_count = watched_tags.size() + name_sign_count;
constexpr std::uint8_t far_away = 20;
using Distances = std::array<std::uint8_t, distance_count>;

struct LineFacts {
    float words = 0;
    float link_share = 0;
    float letters_a_word = 0;
    float capital_share = 0;  // of the words: starting with a capital
    float digit_share = 0;    // of the characters
    float commas = 0;
    float stops = 0;           // sentence ends inside or at the end
    float function_words = 0;  // share of words that carry grammar rather than matter
    bool ends_sentence = false;
    bool ends_colon = false;
    bool ends_question = false;
    bool starts_mark = false;  // bullet, number, quotation mark
    std::uint32_t signs = 0;
    bool is_prose = false;
};

// The words that the shipped model was trained with; a word more would change its numbers.
bool is_function_word(std::string_view word) {
    static constexpr auto list = std::to_array<std::string_view>(
        {"a", "about", "all", "also", "an", "and", "are", "as", "at", "be", "been",
         "but", "by", "can", "de", "did", "el", "en", "for", "from", "had", "has",
         "have", "he", "her", "his", "how", "i", "if", "in", "into", "is", "it",
         "its", "la", "le", "les", "more", "not", "of", "on", "or", "our", "que",
         "she", "so", "than", "that", "the", "their", "them", "there", "these", "they", "this",
         "to", "und", "up", "was", "we", "were", "what", "when", "which", "who", "will",
         "with", "would", "you", "your"});
    static constexpr auto known = [] {
        std::array<std::pair<std::string_view, bool>, list.size()> entries{};
        for (std::size_t i = 0; i < list.size(); ++i) entries[i] = {list[i], true};
        return WordTable<bool, list.size()>(entries);
    }();
    return known.find(word) != nullptr;
}

LineFacts read_line(std::string_view text, const Block& block) {
    LineFacts facts;
    facts.words = static_cast<float>(block.words);
    facts.link_share = block.words > 0 ? static_cast<float>(block.link_words) / facts.words : 0;
    std::array<char, 8> word{};
    std::size_t size = 0;
    std::size_t letters = 0;
    std::size_t digits = 0;
    std::size_t capitals = 0;
    std::size_t function = 0;
    char before = ' ';
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const char c = i < text.size() ? text[i] : ' ';
        if (c == ' ') {
            function += size > 0 && size < word.size() && is_function_word({word.data(), size}) ? 1U : 0U;
            size = 0;
            before = c;
            continue;
        }
        const bool capital = c >= 'A' && c <= 'Z';
        capitals += capital && before == ' ' ? 1U : 0U;
        const bool letter = capital || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
        letters += letter ? 1U : 0U;
        digits += c >= '0' && c <= '9' ? 1U : 0U;
        facts.commas += c == ',' ? 1.0F : 0.0F;
        facts.stops +=
            (c == '.' || c == '!' || c == '?') && (i + 1 == text.size() || text[i + 1] == ' ') ? 1.0F : 0.0F;
        if (letter && size < word.size()) {
            word[size++] = capital ? static_cast<char>(c - 'A' + 'a') : c;
        }
        before = c;
    }
    const float words = std::max(1.0F, facts.words);
    facts.letters_a_word = static_cast<float>(letters) / words;
    facts.capital_share = static_cast<float>(capitals) / words;
    facts.digit_share =
        static_cast<float>(digits) / static_cast<float>(std::max<std::size_t>(1, text.size()));
    facts.function_words = static_cast<float>(function) / words;
    const std::string_view tail = text.substr(text.size() - std::min<std::size_t>(4, text.size()));
    facts.ends_sentence = tail.find_first_of(".!?") != std::string_view::npos;
    facts.ends_colon = !text.empty() && text.back() == ':';
    facts.ends_question = !text.empty() && text.back() == '?';
    const char first = text.empty() ? ' ' : text.front();
    facts.starts_mark = !((first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z'));
    facts.signs = word_signs(text);
    facts.is_prose = block.words >= 10 && facts.link_share < 0.5F && (facts.stops > 0 || block.words >= 25) &&
                     !block.hidden;
    return facts;
}

// How far above each node the nearest watched element stands; only nodes that hold text are asked.
std::vector<Distances> measure_distances(const Document& document) {
    std::vector<Distances> distances(document.nodes.size());
    for (NodeId n = 0; n < document.nodes.size(); ++n) {
        const Node& node = document.nodes[n];
        if (node.tag == Tag::text) {
            continue;
        }
        Distances& own = distances[n];
        if (node.parent == no_node) {
            own.fill(far_away);
        } else {
            own = distances[node.parent];
            for (std::uint8_t& d : own) d = static_cast<std::uint8_t>(d < far_away ? d + 1 : d);
        }
        const std::uint8_t watched = watched_places[static_cast<std::size_t>(node.tag)];
        if (watched < watched_tags.size()) own[watched] = 0;
        if (node.attribute_count == 0 || node.tag == Tag::body || node.tag == Tag::html) {
            continue;
        }
        std::uint32_t signs = name_signs(attribute(document, n, Attribute::class_)) |
                              name_signs(attribute(document, n, Attribute::id)) |
                              name_signs(attribute(document, n, Attribute::role)) |
                              name_signs(attribute(document, n, Attribute::itemprop)) |
                              name_signs(attribute(document, n, Attribute::data_testid));
        for (; signs != 0; signs &= signs - 1) {
            own[watched_tags.size() + static_cast<std::size_t>(__builtin_ctz(signs))] = 0;
        }
    }
    return distances;
}

// Sums over blocks, so that what any element holds is a difference.
struct Totals {
    float words = 0;
    float link_words = 0;
    float prose = 0;  // words of prose blocks
    float blocks = 0;
    float prose_blocks = 0;
};

class Layout {
  public:
    Layout(const Document& document, const Blocks& blocks, const std::vector<LineFacts>& facts)
        : document_(document), blocks_(blocks), sums_(blocks.list.size() + 1) {
        for (std::size_t i = 0; i < blocks.list.size(); ++i) {
            const Block& block = blocks.list[i];
            Totals next = sums_[i];
            next.words += static_cast<float>(block.words);
            next.link_words += static_cast<float>(block.link_words);
            next.prose += facts[i].is_prose ? static_cast<float>(block.words) : 0;
            next.blocks += 1;
            next.prose_blocks += facts[i].is_prose ? 1.0F : 0.0F;
            sums_[i + 1] = next;
        }
    }

    std::size_t first_block(NodeId node) const {
        const auto found = std::partition_point(blocks_.list.begin(), blocks_.list.end(),
                                                [node](const Block& block) { return block.first < node; });
        return static_cast<std::size_t>(found - blocks_.list.begin());
    }

    Totals of(NodeId node) const {
        return between(first_block(node), first_block(document_.nodes[node].end));
    }

    Totals between(std::size_t from, std::size_t to) const {
        const Totals& a = sums_[from];
        const Totals& b = sums_[to];
        return {b.words - a.words, b.link_words - a.link_words, b.prose - a.prose, b.blocks - a.blocks,
                b.prose_blocks - a.prose_blocks};
    }

    Totals page() const { return sums_.back(); }

    // From the page down, always into the child that holds at least `share` of the page's prose.
    std::vector<NodeId> prose_chain(float share) const {
        std::vector<NodeId> chain{0};
        const float needed = share * page().prose;
        if (needed <= 0) {
            return chain;
        }
        for (NodeId parent = 0;;) {
            NodeId next = no_node;
            for (NodeId child = parent + 1; child < document_.nodes[parent].end;
                 child = document_.nodes[child].end) {
                if (document_.nodes[child].tag != Tag::text && of(child).prose >= needed) {
                    next = child;
                    break;
                }
            }
            if (next == no_node) {
                return chain;
            }
            chain.push_back(next);
            parent = next;
        }
    }

  private:
    const Document& document_;
    const Blocks& blocks_;
    std::vector<Totals> sums_;
};

// How many levels of the chain do not hold the node.
float missed_levels(const Document& document, const std::vector<NodeId>& chain, NodeId node) {
    std::size_t held = chain.size();
    while (held > 0) {
        const NodeId container = chain[held - 1];
        if (node >= container && node < document.nodes[container].end) break;
        --held;
    }
    return static_cast<float>(std::min<std::size_t>(chain.size() - held, 10));
}

// The container that readability's arithmetic favours: paragraphs give points to parent and grandparent.
NodeId best_container(const Document& document, const Blocks& blocks, const std::vector<LineFacts>& facts,
                      const Layout& layout) {
    std::map<NodeId, float> points;
    for (std::size_t i = 0; i < blocks.list.size(); ++i) {
        if (!facts[i].is_prose) continue;
        const NodeId parent = document.nodes[blocks.list[i].element].parent;
        if (parent == no_node) continue;
        const float given = 1 + facts[i].commas + std::min(facts[i].words / 20, 3.0F);
        points[parent] += given;
        if (const NodeId above = document.nodes[parent].parent; above != no_node) points[above] += given / 2;
    }
    NodeId best = 0;
    float most = 0;
    for (const auto& [node, given] : points) {
        const Totals held = layout.of(node);
        const float value = given * (1 - held.link_words / std::max(1.0F, held.words));
        if (value > most) {
            most = value;
            best = node;
        }
    }
    return best;
}

float log_words(float words) {
    return std::log1p(words);
}

std::vector<std::uint64_t> word_hashes(std::string_view text) {
    std::vector<std::uint64_t> words;
    std::string word;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const char c = i < text.size() ? text[i] : ' ';
        const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                          static_cast<unsigned char>(c) >= 0x80;
        if (kept) {
            word.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
        } else if (!word.empty()) {
            words.push_back(key_hash(word));
            word.clear();
        }
    }
    std::sort(words.begin(), words.end());
    return words;
}

// Shared words over all words of a line and the title.
float title_likeness(std::string_view line, std::string_view title,
                     const std::vector<std::uint64_t>& title_words) {
    if (title.empty() || line.size() > 2 * title.size() + 40) {
        return 0;
    }
    const auto words = word_hashes(line);
    std::vector<std::uint64_t> both;
    std::set_intersection(words.begin(), words.end(), title_words.begin(), title_words.end(),
                          std::back_inserter(both));
    const std::size_t all = words.size() + title_words.size() - both.size();
    return all == 0 ? 0 : static_cast<float>(both.size()) / static_cast<float>(all);
}

// Blocks that look alike: same element, same classes, same parents' elements.
std::uint64_t signature(const Document& document, NodeId element, std::vector<std::uint64_t>& class_hashes) {
    std::uint64_t hash = 1469598103934665603ULL;
    NodeId at = element;
    for (int level = 0; level < 3 && at != no_node; ++level) {
        hash = (hash ^ static_cast<std::uint64_t>(document.nodes[at].tag)) * 0x100000001b3ULL;
        // Blocks share their parents: each class list is hashed once.
        std::uint64_t& classes = class_hashes[at];
        if (classes == 0) classes = key_hash(attribute(document, at, Attribute::class_));
        hash = (hash ^ classes) * 0x100000001b3ULL;
        at = document.nodes[at].parent;
    }
    return hash;
}

struct Alike {
    float count = 0;
    float words = 0;
    float link_words = 0;
};

class Describer {
  public:
    Describer(const Document& document, const Blocks& blocks, std::string_view title)
        : document_(document),
          blocks_(blocks),
          facts_(read_lines(blocks)),
          layout_(document, blocks, facts_),
          distances_(measure_distances(document)),
          half_(layout_.prose_chain(0.5F)),
          most_(layout_.prose_chain(0.85F)),
          best_(best_container(document, blocks, facts_, layout_)) {
        find_title(title);
        std::vector<std::uint64_t> class_hashes(document.nodes.size());
        for (std::size_t i = 0; i < blocks.list.size(); ++i) {
            const Block& block = blocks.list[i];
            signatures_.push_back(signature(document, block.element, class_hashes));
            Alike& alike = alike_[signatures_.back()];
            alike.count += 1;
            alike.words += static_cast<float>(block.words);
            alike.link_words += static_cast<float>(block.link_words);
            repeats_[block_text(blocks, i)] += 1;
        }
    }

    FeatureTable run() {
        FeatureTable table;
        float since_tail = 60;  // blocks since a short line such as "Related" or "Comments"
        float since_heading = 60;
        for (std::size_t i = 0; i < blocks_.list.size(); ++i) {
            const LineFacts& line = facts_[i];
            const Tag tag = document_.nodes[blocks_.list[i].element].tag;
            const bool heading = tag >= Tag::h1 && tag <= Tag::h6;
            const std::uint32_t tail =
                mask(WordSign::related) | mask(WordSign::comment) | mask(WordSign::subscribe);
            if (line.words <= 8 && (line.signs & tail) != 0 && !line.ends_sentence) since_tail = 0;
            if (heading) since_heading = 0;
            row_.clear();
            own_features(i, tag, heading);
            place_features(i);
            around_features(i);
            row_.push_back(since_tail);
            row_.push_back(since_heading);
            since_tail = std::min(since_tail + 1, 60.0F);
            since_heading = std::min(since_heading + 1, 60.0F);
            table.width = row_.size();
            table.values.insert(table.values.end(), row_.begin(), row_.end());
        }
        return table;
    }

  private:
    static std::vector<LineFacts> read_lines(const Blocks& blocks) {
        std::vector<LineFacts> facts;
        facts.reserve(blocks.list.size());
        for (std::size_t i = 0; i < blocks.list.size(); ++i) {
            facts.push_back(read_line(block_text(blocks, i), blocks.list[i]));
        }
        return facts;
    }

    void find_title(std::string_view title) {
        float best = 0.45F;
        likeness_.resize(blocks_.list.size());
        const std::vector<std::uint64_t> title_words = word_hashes(title);
        for (std::size_t i = 0; i < blocks_.list.size(); ++i) {
            if (facts_[i].words > 40) continue;
            likeness_[i] = title_likeness(block_text(blocks_, i), title, title_words);
            const Tag tag = document_.nodes[blocks_.list[i].element].tag;
            const float value = likeness_[i] + (tag == Tag::h1 ? 0.3F : 0.0F);
            if (value > best) {
                best = value;
                title_block_ = i;
            }
        }
    }

    void add(float value) { row_.push_back(value); }
    void add(bool value) { row_.push_back(value ? 1.0F : 0.0F); }

    void own_features(std::size_t i, Tag tag, bool heading) {
        const LineFacts& line = facts_[i];
        add(line.words);
        add(line.link_share);
        add(line.letters_a_word);
        add(line.capital_share);
        add(line.digit_share);
        add(line.commas);
        add(line.stops);
        add(line.function_words);
        add(line.ends_sentence);
        add(line.ends_colon);
        add(line.ends_question);
        add(line.starts_mark);
        add(blocks_.list[i].hidden);
        for (std::size_t sign = 0; sign < word_sign_count; ++sign) {
            add((line.signs >> sign & 1U) != 0);
        }
        add(heading ? static_cast<float>(tag) - static_cast<float>(Tag::h1) + 1 : 0.0F);
        add(tag == Tag::p);
        add(tag == Tag::li);
        add(tag == Tag::div);
        add(tag == Tag::tr || tag == Tag::dt || tag == Tag::dd);
        add(likeness_[i]);
        const auto repeats = repeats_.find(block_text(blocks_, i));
        add(static_cast<float>(std::min(repeats->second, 9)));
        const Distances& distance = distances_[blocks_.list[i].element];
        for (const std::uint8_t d : distance) add(static_cast<float>(d));
        // The first text may stand in an inline link or span of its own.
        const NodeId inner = document_.nodes[blocks_.list[i].first].parent;
        add(static_cast<float>(document_.nodes[inner].tag == Tag::a));
        add(static_cast<float>(document_.nodes[inner].tag == Tag::strong ||
                               document_.nodes[inner].tag == Tag::b));
    }

    void place_features(std::size_t i) {
        const Totals page = layout_.page();
        const NodeId element = blocks_.list[i].element;
        const Totals before = layout_.between(0, i);
        const float prose = std::max(1.0F, page.prose);
        add(before.blocks / std::max(1.0F, page.blocks));
        add(before.prose / prose);
        add((page.prose - before.prose) / prose);
        add(std::clamp(static_cast<float>(i) - static_cast<float>(title_block_), -60.0F, 60.0F));
        add(missed_levels(document_, half_, element));
        add(missed_levels(document_, most_, element));
        add(static_cast<float>(element >= best_ && element < document_.nodes[best_].end));
        NodeId at = document_.nodes[element].parent;
        for (int level = 0; level < 3; ++level) {
            const Totals held = at == no_node ? page : layout_.of(at);
            add(log_words(held.words));
            add(held.link_words / std::max(1.0F, held.words));
            add(held.prose / prose);
            add(held.prose_blocks / std::max(1.0F, held.blocks));
            at = at == no_node ? no_node : document_.nodes[at].parent;
        }
        add(container_prose(element, Tag::article) / prose);
        add(container_prose(element, Tag::main) / prose);
        const Alike& alike = alike_.at(signatures_[i]);
        add(log_words(alike.count));
        add(alike.words / alike.count);
        add(alike.link_words / std::max(1.0F, alike.words));
        add(page.prose);
        add(page.link_words / std::max(1.0F, page.words));
    }

    float container_prose(NodeId element, Tag tag) const {
        for (NodeId at = element; at != no_node; at = document_.nodes[at].parent) {
            if (document_.nodes[at].tag == tag) return layout_.of(at).prose;
        }
        return -1;
    }

    void around_features(std::size_t i) {
        const std::size_t count = blocks_.list.size();
        for (const int step : {-3, -2, -1, 1, 2, 3}) {
            const auto at = static_cast<std::ptrdiff_t>(i) + step;
            const bool there = at >= 0 && at < static_cast<std::ptrdiff_t>(count);
            const LineFacts none;
            const LineFacts& line = there ? facts_[static_cast<std::size_t>(at)] : none;
            add(there ? line.words : -1.0F);
            add(line.link_share);
            if (step == -1 || step == 1) {
                add(line.function_words);
                add(line.ends_sentence);
            }
        }
        add(nearest_prose(i, -1));
        add(nearest_prose(i, 1));
        const std::size_t from = i - std::min<std::size_t>(i, 8);
        const Totals window = layout_.between(from, std::min(count, i + 9));
        add(window.prose / std::max(1.0F, window.words));
        add(window.link_words / std::max(1.0F, window.words));
    }

    float nearest_prose(std::size_t i, int step) const {
        auto at = static_cast<std::ptrdiff_t>(i);
        for (int distance = 1; distance <= 20; ++distance) {
            at += step;
            if (at < 0 || at >= static_cast<std::ptrdiff_t>(facts_.size())) return 30;
            if (facts_[static_cast<std::size_t>(at)].is_prose) return static_cast<float>(distance);
        }
        return 25;
    }

    const Document& document_;
    const Blocks& blocks_;
    std::vector<LineFacts> facts_;
    Layout layout_;
    std::vector<Distances> distances_;
    std::vector<NodeId> half_;
    std::vector<NodeId> most_;
    NodeId best_;
    std::vector<float> likeness_;
    std::size_t title_block_ = 0;
    std::vector<std::uint64_t> signatures_;
    std::unordered_map<std::uint64_t, Alike> alike_;
    std::unordered_map<std::string_view, int> repeats_;
    std::vector<float> row_;
};

}  // namespace

FeatureTable describe(const Document& document, const Blocks& blocks, std::string_view title) {
    if (blocks.list.empty()) {
        return {};
    }
    return Describer(document, blocks, title).run();
}

}  // namespace entente::evidence
