#include "ensemble/part.h"

#include <cstring>

#include "base/hash.h"

namespace entente::ensemble {
namespace {

constexpr std::string_view magic = "entente part 1\n";
constexpr std::size_t digest_size = 64;

void put(std::string& bytes, std::uint64_t number) {
    char raw[sizeof number];
    std::memcpy(raw, &number, sizeof number);
    bytes.append(raw, sizeof raw);
}

void put(std::string& bytes, const std::vector<double>& numbers) {
    put(bytes, numbers.size());
    const std::size_t at = bytes.size();
    bytes.resize(at + numbers.size() * sizeof(double));
    if (!numbers.empty()) {
        std::memcpy(bytes.data() + at, numbers.data(), numbers.size() * sizeof(double));
    }
}

// Takes numbers off the front; once anything is missing, everything after it is too.
class Reader {
  public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    std::uint64_t number() {
        std::uint64_t value = 0;
        if (bytes_.size() < sizeof value) {
            is_whole_ = false;
            return 0;
        }
        std::memcpy(&value, bytes_.data(), sizeof value);
        bytes_.remove_prefix(sizeof value);
        return value;
    }

    std::vector<double> numbers() {
        const std::uint64_t count = number();
        if (count > bytes_.size() / sizeof(double)) {
            is_whole_ = false;
            return {};
        }
        std::vector<double> values(count);
        if (count > 0) {
            std::memcpy(values.data(), bytes_.data(), count * sizeof(double));
        }
        bytes_.remove_prefix(count * sizeof(double));
        return values;
    }

    bool is_whole() const { return is_whole_ && bytes_.empty(); }

  private:
    std::string_view bytes_;
    bool is_whole_ = true;
};

}  // namespace

std::string write_part(const Part& part, std::string_view run_key) {
    std::string bytes(magic);
    bytes += sha256(run_key);
    const model::Block& block = part.evaluation.block;
    put(bytes, block.first);
    put(bytes, block.draws);
    put(bytes, part.inputs.values);
    for (const auto table : block_tables) {
        put(bytes, block.*table);
    }
    put(bytes, part.evaluation.histograms.mass.size());
    for (const std::vector<double>& mass : part.evaluation.histograms.mass) {
        put(bytes, mass);
    }
    bytes += sha256(bytes);
    return bytes;
}

ReadPart read_part(std::string_view bytes, std::string_view run_key) {
    if (bytes.size() < magic.size() + 2 * digest_size || bytes.substr(0, magic.size()) != magic) {
        return {};
    }
    const std::string_view body = bytes.substr(0, bytes.size() - digest_size);
    if (sha256(body) != bytes.substr(body.size())) {
        return {};
    }
    if (body.substr(magic.size(), digest_size) != sha256(run_key)) {
        return {PartState::foreign, {}};
    }
    Reader reader(body.substr(magic.size() + digest_size));
    ReadPart result;
    model::Block& block = result.part.evaluation.block;
    block.first = reader.number();
    block.draws = reader.number();
    result.part.inputs.first = block.first;
    result.part.inputs.draws = block.draws;
    result.part.inputs.values = reader.numbers();
    for (const auto table : block_tables) {
        block.*table = reader.numbers();
    }
    const std::uint64_t histograms = reader.number();
    for (std::uint64_t i = 0; i < histograms && i < body.size(); ++i) {
        result.part.evaluation.histograms.mass.push_back(reader.numbers());
    }
    result.state = reader.is_whole() ? PartState::whole : PartState::damaged;
    return result;
}

}  // namespace entente::ensemble
