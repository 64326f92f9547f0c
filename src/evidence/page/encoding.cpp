#include "evidence/page/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>

#include "base/text.h"
#include "evidence/page/utf8.h"

namespace entente::evidence {
namespace {

constexpr std::size_t sniffed = 4096;
constexpr std::string_view replacement = "\xEF\xBF\xBD";

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
struct CloseDetector {
    void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;
using Detector = std::unique_ptr<UCharsetDetector, CloseDetector>;

char lower_ascii(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lower_ascii(std::string_view text) {
    std::string lowered(text);
    std::transform(lowered.begin(), lowered.end(), lowered.begin(), [](char c) { return lower_ascii(c); });
    return lowered;
}

// What browsers take a label for (WHATWG Encoding Standard, section 4.2): latin1 and ASCII mean windows-1252,
// and a page whose label could be read in ASCII is not UTF-16.
std::string browser_label(std::string_view label) {
    std::string name = lower_ascii(trim(label));
    constexpr std::array<std::string_view, 7> western{"iso-8859-1", "latin1",    "latin-1",     "us-ascii",
                                                      "ascii",      "iso8859-1", "windows-1252"};
    if (std::find(western.begin(), western.end(), name) != western.end()) {
        return "windows-1252";
    }
    if (name == "iso-8859-9") return "windows-1254";
    if (name == "gb2312" || name == "gbk") return "gb18030";
    if (name == "shift_jis" || name == "x-sjis") return "windows-31j";
    if (name == "euc-kr" || name == "ks_c_5601-1987") return "windows-949";
    if (name == "utf8" || name.starts_with("utf-16") || name == "unicode") return "utf-8";
    return name;
}

// Length of the well-formed UTF-8 sequence at the front, or 0.
std::size_t sequence_at(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text[0]);
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    return text.size() >= length && is_utf8(text.substr(0, length)) ? length : 0;
}

// Most pages are mostly ASCII: eight bytes at a time until something else comes.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
    while (at + 8 <= text.size()) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, 8);
        if ((word & 0x8080808080808080ULL) != 0) break;
        at += 8;
    }
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
    return at;
}

bool is_well_formed(std::string_view text) {
    for (std::size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at)) {
        const std::size_t length = sequence_at(text.substr(at));
        if (length == 0) return false;
        at += length;
    }
    return true;
}

std::size_t count_ill_formed(std::string_view text) {
    std::size_t wrong = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequence_at(text.substr(at));
        wrong += length == 0 ? 1 : 0;
        at += std::max<std::size_t>(1, length);
    }
    return wrong;
}

Decoded mend_utf8(std::string_view bytes) {
    Decoded result;
    result.encoding = "UTF-8";
    result.text.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t length = sequence_at(bytes.substr(at));
        if (length > 0) {
            result.text.append(bytes.substr(at, length));
            at += length;
            continue;
        }
        result.text.append(replacement);
        result.replaced += 1;
        at += 1;
        result.source.add_break(result.text.size(), at);
    }
    return result;
}

// Through ICU, a character at a time so that each keeps its place. Nothing if ICU knows no such encoding.
bool convert(std::string_view bytes, const std::string& label, std::size_t skip, Decoded& result) {
    UErrorCode status = U_ZERO_ERROR;
    const Converter converter(ucnv_open(label.c_str(), &status));
    if (U_FAILURE(status) != 0 || !converter) {
        return false;
    }
    const char* canonical = ucnv_getStandardName(ucnv_getName(converter.get(), &status), "MIME", &status);
    result.encoding = canonical != nullptr ? canonical : label;
    result.text.reserve(bytes.size() + bytes.size() / 8);
    const char* from = bytes.data() + skip;
    const char* const end = bytes.data() + bytes.size();
    std::size_t expected = 0;
    while (from < end) {
        const auto original = static_cast<std::size_t>(from - bytes.data());
        if (original != expected || result.text.empty()) {
            result.source.add_break(result.text.size(), original);
        }
        status = U_ZERO_ERROR;
        const UChar32 c = ucnv_getNextUChar(converter.get(), &from, end, &status);
        if (status == U_INDEX_OUTOFBOUNDS_ERROR) {
            break;
        }
        const std::size_t before = result.text.size();
        if (U_FAILURE(status) != 0 || c < 0 || c == 0xFFFD) {
            result.text.append(replacement);
            result.replaced += 1;
            ucnv_resetToUnicode(converter.get());
        } else {
            append_character(result.text, static_cast<std::uint32_t>(c));
        }
        expected = original + (result.text.size() - before);
    }
    result.source.add_break(result.text.size(), bytes.size());
    return true;
}

std::string guess(std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    const Detector detector(ucsdet_open(&status));
    if (U_FAILURE(status) != 0) {
        return "windows-1252";
    }
    const std::string sample(bytes.substr(0, 1U << 16U));
    ucsdet_enableInputFilter(detector.get(), 1);
    ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
    const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
    if (U_FAILURE(status) != 0 || match == nullptr || ucsdet_getConfidence(match, &status) < 30) {
        return "windows-1252";
    }
    const std::string name = lower_ascii(ucsdet_getName(match, &status));
    return name.starts_with("utf-16") || name.starts_with("utf-32") ? name : browser_label(name);
}

// UTF-16 without a mark shows as a null in every other byte of Latin text.
std::string_view unmarked_utf16(std::string_view bytes) {
    const std::size_t length = std::min<std::size_t>(bytes.size(), sniffed) & ~std::size_t{1};
    std::size_t even = 0;
    std::size_t odd = 0;
    for (std::size_t i = 0; i < length; i += 2) {
        even += bytes[i] == '\0' ? 1U : 0U;
        odd += bytes[i + 1] == '\0' ? 1U : 0U;
    }
    const std::size_t half = length / 2;
    if (half >= 8 && odd * 10 > half * 7 && even * 20 < half) return "UTF-16LE";
    if (half >= 8 && even * 10 > half * 7 && odd * 20 < half) return "UTF-16BE";
    return {};
}

}  // namespace

void SourceMap::add_break(std::size_t decoded, std::size_t original) {
    if (!breaks_.empty() && breaks_.back().first == decoded) {
        breaks_.back().second = original;
        return;
    }
    breaks_.emplace_back(decoded, original);
}

std::size_t SourceMap::at(std::size_t decoded) const {
    const auto after =
        std::upper_bound(breaks_.begin(), breaks_.end(), decoded,
                         [](std::size_t offset, const auto& entry) { return offset < entry.first; });
    if (after == breaks_.begin()) {
        return decoded;
    }
    const auto& [from, to] = *std::prev(after);
    return decoded - from + to;
}

std::string declared_charset(std::string_view html) {
    const std::string head = lower_ascii(html.substr(0, sniffed));
    for (std::size_t at = head.find("<meta"); at != std::string::npos; at = head.find("<meta", at + 5)) {
        const std::size_t close = std::min(head.find('>', at), head.size());
        const std::size_t found = head.find("charset", at);
        if (found == std::string::npos || found > close) {
            continue;
        }
        const std::size_t value = head.find_first_not_of(" \t\r\n=\"'", found + 7);
        if (value == std::string::npos || value >= close) {
            continue;
        }
        const std::size_t stop = head.find_first_of(" \t\r\n\"';>/", value);
        return head.substr(value, std::min(stop, close) - value);
    }
    return {};
}

Decoded decode(std::string bytes, std::string_view declared) {
    Decoded result;
    const std::string_view view = bytes;
    if (view.starts_with("\xFF\xFE") && convert(view, "UTF-16LE", 2, result)) return result;
    if (view.starts_with("\xFE\xFF") && convert(view, "UTF-16BE", 2, result)) return result;
    if (const std::string_view wide = unmarked_utf16(view); !wide.empty()) {
        if (convert(view, std::string(wide), 0, result)) return result;
    }
    const std::string label = browser_label(declared);
    const bool stateful = label.starts_with("iso-2022") || label == "hz-gb-2312";
    const std::size_t mark = view.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    if (mark > 0 || (!stateful && is_well_formed(view))) {
        if (!is_well_formed(view)) {
            return mend_utf8(view);
        }
        result.encoding = "UTF-8";
        if (mark > 0) {
            bytes.erase(0, mark);
            result.source.add_break(0, mark);
        }
        result.text = std::move(bytes);
        return result;
    }
    // A page cut in the middle of a character, or with one stray byte, is still UTF-8.
    const std::size_t wrong = count_ill_formed(view);
    if (!stateful && (label.empty() || label == "utf-8") && wrong <= 2 + view.size() / 2000) {
        return mend_utf8(view);
    }
    if (!label.empty() && label != "utf-8" && convert(view, label, 0, result)) {
        return result;
    }
    if (convert(view, guess(view), 0, result)) {
        return result;
    }
    return mend_utf8(view);
}

bool is_binary(std::string_view bytes) {
    constexpr std::array<std::string_view, 12> signatures{"%PDF-",
                                                          "\x89PNG",
                                                          "\xFF\xD8\xFF",
                                                          "GIF8",
                                                          "PK\x03\x04",
                                                          "\x1F\x8B",
                                                          "\x7F"
                                                          "ELF",
                                                          "SQLite format 3",
                                                          "7z\xBC\xAF",
                                                          "Rar!\x1A",
                                                          "BZh9",
                                                          "\xFD"
                                                          "7zXZ"};
    for (const std::string_view signature : signatures) {
        if (bytes.starts_with(signature)) {
            return true;
        }
    }
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") || !unmarked_utf16(bytes).empty()) {
        return false;
    }
    const std::string_view sample = bytes.substr(0, 1U << 16U);
    std::uint32_t controls = 0;
    for (const char c : sample) {
        // Without jumps, so that many bytes are compared at once.
        const auto byte = static_cast<unsigned char>(c);
        const auto low = static_cast<std::uint32_t>(byte < 0x20);
        const auto usual = static_cast<std::uint32_t>(c == '\n') | static_cast<std::uint32_t>(c == '\r') |
                           static_cast<std::uint32_t>(c == '\t') | static_cast<std::uint32_t>(c == '\f') |
                           static_cast<std::uint32_t>(byte == 0x1B);
        controls += low & (usual ^ 1U);
    }
    return std::size_t{controls} * 20 > sample.size();
}

}  // namespace entente::evidence
