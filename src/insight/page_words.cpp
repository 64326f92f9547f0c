#include "insight/page_words.h"

#include <algorithm>
#include <array>

#include "insight/proposal.h"

namespace entente::insight {

std::string lower_case(std::string_view text) {
    std::string low(text);
    for (char& c : low) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return low;
}

Words content_words(std::string_view text) {
    constexpr std::array<std::string_view, 24> common{"about", "after", "again", "could",  "does",  "from",
                                                      "have",  "might", "other", "over",   "shall", "should",
                                                      "their", "there", "these", "they",   "those", "under",
                                                      "which", "while", "would", "before", "where", "settle"};
    Words words;
    std::string word;
    const auto end_word = [&] {
        if (word.size() > 5 && word.ends_with('s')) word.pop_back();
        if (word.size() >= 5 && std::find(common.begin(), common.end(), word) == common.end())
            words.insert(word);
        word.clear();
    };
    for (const char c : lower_case(text)) {
        const bool letter =
            (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (letter) {
            word += c;
        } else {
            end_word();
        }
    }
    end_word();
    return words;
}

std::size_t in_common(const Words& a, const Words& b) {
    return static_cast<std::size_t>(
        std::count_if(a.begin(), a.end(), [&](const auto& word) { return b.contains(word); }));
}

Words issue_words(const situation::Issue& issue) {
    std::string words = issue.asks + " " + issue.id;
    for (const situation::Landmark& landmark : issue.landmarks) words += " " + landmark.name;
    return content_words(words);
}

std::string FileActors::find(const std::string& id, const std::optional<Date>& day) const {
    if (const auto own = ids.find(id); own != ids.end()) return own->second;
    const auto state = ids.find(acts_for(id, day));
    return state == ids.end() ? std::string() : state->second;
}

FileActors file_actors(const situation::Situation& situation, const evidence::ActorTable& table) {
    FileActors actors;
    actors.acts_for = evidence::acts_for_state(table);
    for (const situation::Actor& actor : situation.actors) {
        const std::string id = table_actor(actor, table);
        if (!id.empty()) actors.ids.emplace(id, actor.id);
    }
    return actors;
}

}  // namespace entente::insight
