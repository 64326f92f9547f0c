// Bytes to UTF-8, remembering where each character came from.
//
//     Decoded page = decode(bytes, declared_charset(bytes));
//     page.source.at(offset_in_utf8);   // offset in the original bytes
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::evidence {

/// A map from offsets in decoded text to offsets in the bytes it was decoded from: straight between its
/// breaks.
class SourceMap {
  public:
    SourceMap() = default;  ///< the identity, shifted by nothing
    /// From `decoded` on, decoded offsets are original offsets plus (original - decoded). Called in rising
    /// order.
    void add_break(std::size_t decoded, std::size_t original);
    std::size_t at(std::size_t decoded) const;

  private:
    std::vector<std::pair<std::size_t, std::size_t>> breaks_;
};

struct Decoded {
    std::string text;      ///< UTF-8, well formed; ill-formed input became U+FFFD
    std::string encoding;  ///< what the bytes were read as
    SourceMap source;
    std::size_t replaced = 0;  ///< how many characters could not be decoded
};

/// The character set named in the first 4 KiB of an HTML page, in lower case; empty if none.
std::string declared_charset(std::string_view html);

/// Decodes by byte order mark, else as UTF-8 if well formed, else as declared, else by ICU's guess. Labels
/// mean what browsers take them for (latin1 is windows-1252).
Decoded decode(std::string bytes, std::string_view declared);

/// True for bytes that no text has: image, archive and document signatures, or many control characters.
bool is_binary(std::string_view bytes);

}  // namespace entente::evidence
