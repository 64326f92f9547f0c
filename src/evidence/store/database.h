// SQLite as the store uses it: a connection that remembers its first failure, and statements that do nothing
// after one, so that a piece of work is written straight down and asked once at its end whether it went well.
//
//     Statement insert(connection, "INSERT INTO page (file) VALUES (?1)");
//     insert.bind(1, file).run();
//     if (connection.failed()) return tl::unexpected(connection.take_failure());
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

struct sqlite3;
struct sqlite3_stmt;

namespace entente::evidence {

enum class Access : std::uint8_t { read, write };

class Connection {
  public:
    /// Opens or (for writing) creates; waits up to `patience` milliseconds for other writers. The failure, if
    /// any, is in the connection.
    Connection(const std::string& path, Access access, int patience);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    bool failed() const { return failure_.has_value(); }
    /// E220, E222, E223 or E224 with SQLite's reason. Clears it.
    Diagnostics take_failure();
    void run(const char* sql);
    std::int64_t last_row() const;
    std::int64_t number(const char* sql);  ///< the first column of the first row, 0 if none

    sqlite3* handle() const { return handle_.get(); }
    void note_failure(int code);

  private:
    struct Close {
        void operator()(sqlite3* handle) const;
    };
    std::string path_;
    std::unique_ptr<sqlite3, Close> handle_;
    std::optional<Diagnostic> failure_;
};

/// Parameters count from 1, columns from 0.
class Statement {
  public:
    Statement(Connection& connection, std::string_view sql);

    Statement& bind(int at, std::string_view text);
    Statement& bind(int at, std::int64_t number);
    Statement& bind(int at, std::size_t number) { return bind(at, static_cast<std::int64_t>(number)); }
    Statement& bind(int at, bool flag) { return bind(at, std::int64_t{flag ? 1 : 0}); }
    Statement& bind(int at, double number);
    Statement& bind_null(int at);
    /// Empty text becomes NULL.
    Statement& bind_or_null(int at, std::string_view text);

    /// True if there is a row. After the last row the statement is ready to be bound and stepped again.
    bool step();
    /// Steps to the end.
    void run();

    bool is_null(int column) const;
    std::string text(int column) const;  ///< empty for NULL
    std::int64_t integer(int column) const;
    std::size_t size(int column) const;  ///< a number that is never negative
    bool flag(int column) const { return integer(column) != 0; }
    double real(int column) const;

  private:
    struct Finalise {
        void operator()(sqlite3_stmt* statement) const;
    };
    Connection* connection_;
    std::unique_ptr<sqlite3_stmt, Finalise> statement_;
};

/// BEGIN IMMEDIATE now, ROLLBACK when it goes unless committed.
class Transaction {
  public:
    explicit Transaction(Connection& connection);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    /// Nothing, or why nothing was written.
    Result<void> commit();

  private:
    Connection& connection_;
    bool open_ = false;
};

}  // namespace entente::evidence
