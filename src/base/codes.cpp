#include "base/codes.h"

#include <array>

namespace entente {

std::span<const CodeEntry> base_codes() {
    static constexpr std::array entries{
        CodeEntry{"E001", "no such file", "The file named does not exist or is a folder.",
                  "Check the spelling; paths inside a situation file count from that file's folder."},
        CodeEntry{"E002", "unreadable file", "The file exists, but the system refuses to read it.",
                  "Check its permissions."},
        CodeEntry{"E003", "file too large", "The file is larger than this kind of input may be.",
                  "Split it, or take out what is not text."},
        CodeEntry{"E004", "cannot write", "The output file or folder cannot be created or written.",
                  "Check that the folder exists, is writable, and that the disk has room. Nothing already "
                  "saved was changed."},
    };
    return entries;
}

}  // namespace entente
