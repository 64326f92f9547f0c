// A file with any bytes changed, cut or added is a store or a refusal with a reason, and whatever is then asked is
// answered or refused; and a store does what a map from files to pages does. The first byte chooses which.
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "base/hash.h"
#include "evidence/store/read_pages.h"
#include "evidence/store/store.h"

using namespace entente;
using namespace entente::evidence;

namespace {

std::string scratch_file() {
    static const std::string path =
        (std::filesystem::temp_directory_path() / ("entente-fuzz-" + std::to_string(getpid()) + ".sqlite")).string();
    return path;
}

void remove_scratch() {
    std::error_code error;
    for (const char* end : {"", "-journal", "-wal", "-shm"}) std::filesystem::remove(scratch_file() + end, error);
}

// The bytes of a sound store of two pages.
const std::string& sound_store() {
    static const std::string bytes = [] {
        remove_scratch();
        auto store = Store::open(scratch_file(), Access::write);
        if (!store) std::abort();
        const PageRecord pages[] = {
            read_page("Talks\n\n4 March 2025\n\nXi Jinping met Vladimir Putin in Moscow. \"We agreed on 40 million dollars of "
                      "aid for the ports,\" Putin said.\n", "a.txt"),
            read_page("More talks\n\n5 March 2025\n\nRussia threatened Ukraine on Monday.\n", "b.txt")};
        if (!store->put(pages, "fuzz") || !store->origins()) std::abort();
        *store = std::move(*Store::open(":memory:", Access::write));  // closes the file
        std::ifstream file(scratch_file(), std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(file), {});
    }();
    return bytes;
}

void ask_everything(Store& store) {
    // Each answers or refuses; nothing may crash, and nothing is claimed of what a changed file says.
    (void)store.events();
    (void)store.quotes();
    (void)store.figures();
    (void)store.actors();
    (void)store.unknown_names(5);
    (void)store.search("talks", 3);
    (void)store.origins();
    const auto pages = store.pages();
    if (!pages) return;
    for (const StoredPage& page : *pages) (void)store.load(page.file);
}

// Three bytes of input each change a byte of the store; the rest is put at its end, or cuts it.
void open_changed(const std::uint8_t* data, std::size_t size) {
    std::string bytes = sound_store();
    std::size_t at = 0;
    for (; at + 4 <= size; at += 4) {
        const std::size_t where = (data[at] * 65536U + data[at + 1] * 256U + data[at + 2]) % bytes.size();
        bytes[where] = static_cast<char>(data[at + 3]);
    }
    if (at < size && data[at] % 4 == 0) bytes.resize(bytes.size() * data[at] / 256);
    if (at < size && data[at] % 4 == 1) bytes.append(reinterpret_cast<const char*>(data + at), size - at);
    remove_scratch();
    std::ofstream(scratch_file(), std::ios::binary) << bytes;
    for (const Access access : {Access::read, Access::write}) {
        auto store = Store::open(scratch_file(), access, 100);
        if (store) {
            ask_everything(*store);
        } else if (store.error().empty() || store.error().front().code.empty() || store.error().front().message.empty()) {
            std::abort();
        }
    }
}

PageRecord numbered_page(unsigned file, unsigned content) {
    PageRecord page;
    page.article.file = "p" + std::to_string(file);
    page.article.text = "Page " + std::to_string(content) + " of the ports.\n";
    page.article.hash = sha256(page.article.text);
    ArticleLine line;
    line.text = {0, page.article.text.size() - 1};
    page.article.lines.push_back(line);
    return page;
}

void compare_with_map(const std::uint8_t* data, std::size_t size) {
    auto store = Store::open(":memory:", Access::write);
    if (!store) std::abort();
    std::map<std::string, std::string> twin;  // file -> text
    for (std::size_t i = 0; i + 1 < size && i < 200; i += 2) {
        const PageRecord page = numbered_page(data[i] / 4 % 8, data[i + 1] % 16);
        const std::string& file = page.article.file;
        switch (data[i] % 4) {
            case 0:
            case 1: {
                const auto written = store->put({&page, 1}, "fuzz");
                const auto known = twin.find(file);
                const bool same = known != twin.end() && known->second == page.article.text;
                if (!written || *written != (same ? 0U : 1U)) std::abort();
                twin[file] = page.article.text;
                break;
            }
            case 2: {
                const auto gone = store->forget(file);
                if (!gone || *gone != (twin.erase(file) > 0)) std::abort();
                break;
            }
            default: {
                const auto back = store->load(file);
                if (back.has_value() != twin.contains(file) || (back && back->article.text != twin[file])) std::abort();
            }
        }
        const auto pages = store->pages();
        if (!pages || pages->size() != twin.size()) std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    if (data[0] % 2 == 0) {
        open_changed(data + 1, size - 1);
    } else {
        compare_with_map(data + 1, size - 1);
    }
    return 0;
}
