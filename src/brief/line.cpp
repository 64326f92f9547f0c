#include "brief/line.h"

#include <string_view>

namespace entente::brief {

std::string capitalised(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return text;
}

std::string uncapitalised(std::string text) {
    if (!text.empty() && text.front() >= 'A' && text.front() <= 'Z') {
        text.front() = static_cast<char>(text.front() - 'A' + 'a');
    }
    return text;
}

std::string sentence(std::string text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) {
        text.pop_back();
    }
    if (!text.empty() && std::string_view(".!?:").find(text.back()) == std::string_view::npos) {
        text += '.';
    }
    return text;
}

Line cited(const std::string& says, const std::string& reason, const Line& marks) {
    std::string words = sentence(says);
    const char stop = words.empty() ? '.' : words.back();
    if (stop == '.') {
        words.pop_back();
    }
    Write line;
    line.written(words, reason);
    if (!marks.empty()) {
        line.text(" ").line(marks);
    }
    return line.text(stop == '.' ? "." : "");
}

std::string with_article(const std::string& name) {
    if (name.starts_with("The ")) {
        return "t" + name.substr(1);
    }
    for (const char* start : {"United ", "European ", "Gulf "}) {
        if (name.starts_with(start)) {
            return "the " + name;
        }
    }
    for (const char* end : {" Union", " States", " Kingdom", " Emirates", " Republic", " Commission",
                            " Council", " Netherlands", " Philippines", " banks", " firms"}) {
        if (name.ends_with(end)) {
            return "the " + name;
        }
    }
    return name;
}

std::string before_answer(const std::string& says) {
    return says.ends_with('?') ? " " : ": ";
}

std::string listed(const std::vector<std::string>& items) {
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) {
            text += i + 1 == items.size() ? " and " : ", ";
        }
        text += items[i];
    }
    return text;
}

}  // namespace entente::brief
