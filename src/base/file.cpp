#include "base/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "base/hash.h"

namespace entente {
namespace {

tl::unexpected<Diagnostics> file_failure(std::string code, const std::filesystem::path& path,
                                         std::string message, std::string hint) {
    return failure(Diagnostic{std::move(code),
                              Severity::error,
                              Location{path.string(), 0, 0},
                              std::move(message),
                              std::move(hint),
                              {}});
}

std::string system_reason(int error) {
    return std::error_code(error, std::generic_category()).message();
}

// Owns a file descriptor; -1 is none.
class Descriptor {
  public:
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (fd_ >= 0) {
            ::close(fd_);
        }
    }
    int get() const { return fd_; }
    // Returns 0 or the error of closing, which on some file systems is the first to tell of a full disk.
    int close() {
        const int result = ::close(fd_) == 0 ? 0 : errno;
        fd_ = -1;
        return result;
    }

  private:
    int fd_;
};

int write_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            return errno;
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(fd) == 0 || errno == EINVAL || errno == EROFS ? 0 : errno;
}

// Calls take(piece) for the file's bytes, piece after piece, until it returns false.
template <class Take>
Result<void> read_pieces(const std::filesystem::path& path, Take take) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0) {
        const int error = errno;
        if (error == ENOENT || error == ENOTDIR) {
            return file_failure("E001", path, "there is no such file", "check the spelling of the path");
        }
        return file_failure("E002", path, "cannot read: " + system_reason(error), "check its permissions");
    }
    struct stat status {};
    if (::fstat(file.get(), &status) == 0 && S_ISDIR(status.st_mode)) {
        return file_failure("E001", path, "this is a folder, not a file", "name a file inside it");
    }
    char buffer[1 << 16];
    for (;;) {
        const ssize_t got = ::read(file.get(), buffer, sizeof buffer);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return file_failure("E002", path, "cannot read: " + system_reason(errno), "check its permissions");
        }
        if (got == 0 || !take(std::string_view(buffer, static_cast<std::size_t>(got)))) {
            return {};
        }
    }
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit) {
    std::string bytes;
    const Result<void> read = read_pieces(path, [&](std::string_view piece) {
        bytes.append(piece);
        return bytes.size() <= limit;
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    if (bytes.size() > limit) {
        return file_failure("E003", path, fmt::format("larger than the {} MiB allowed here", limit >> 20U),
                            "split it, or take out what is not text");
    }
    return bytes;
}

Result<std::string> hash_file(const std::filesystem::path& path) {
    Sha256 hash;
    return read_pieces(path, [&](std::string_view piece) {
               hash.add(piece);
               return true;
           })
        .map([&] { return hash.digits(); });
}

Result<void> write_file(const std::filesystem::path& path, std::string_view bytes) {
    const std::filesystem::path beside = path.string() + fmt::format(".{}.part", ::getpid());
    Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    int error = file.get() < 0 ? errno : write_all(file.get(), bytes);
    if (file.get() >= 0) {
        const int close_error = file.close();
        error = error != 0 ? error : close_error;
    }
    if (error == 0 && ::rename(beside.c_str(), path.c_str()) != 0) {
        error = errno;
    }
    if (error != 0) {
        ::unlink(beside.c_str());
        return file_failure("E004", path, "cannot write: " + system_reason(error),
                            "check that the folder exists and is writable and that the disk has room; "
                            "nothing already saved was changed");
    }
    return {};
}

Result<void> make_folder(const std::filesystem::path& path) {
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (error || !std::filesystem::is_directory(path)) {
        return file_failure("E004", path,
                            "cannot create this folder: " + (error ? error.message() : "a file is in the way"),
                            "choose another place with --out");
    }
    return {};
}

}  // namespace entente
