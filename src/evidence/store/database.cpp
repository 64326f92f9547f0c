#include "evidence/store/database.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <limits>

namespace entente::evidence {

void Connection::Close::operator()(sqlite3* handle) const {
    sqlite3_close_v2(handle);
}

void Statement::Finalise::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

Connection::Connection(const std::string& path, Access access, int patience) : path_(path) {
    // Also readers open for writing where they may: a journal left by a killed writer must be rolled back.
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                      (access == Access::write ? SQLITE_OPEN_CREATE : 0);
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
    handle_.reset(handle);
    if (code != SQLITE_OK) {
        note_failure(code);
        return;
    }
    sqlite3_busy_timeout(handle, patience);
    // A store may come from a stranger: its schema must not run anything.
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
}

Connection::~Connection() = default;

void Connection::note_failure(int code) {
    if (failure_) return;
    Diagnostic why;
    why.where.file = path_;
    const std::string reason = handle_ ? sqlite3_errmsg(handle_.get()) : sqlite3_errstr(code);
    switch (code & 0xFF) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            why.code = "E223";
            why.message = "another process has been writing to this store for too long";
            why.hint = "wait for it and start again; what is stored stays";
            break;
        case SQLITE_NOTADB:
            why.code = "E220";
            why.message = "this file is not an evidence store";
            why.hint = "name another file, or one that does not exist yet";
            break;
        case SQLITE_FULL:
        case SQLITE_IOERR:
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
        case SQLITE_NOMEM:
        case SQLITE_TOOBIG:
            why.code = "E222";
            why.message = fmt::format("the store cannot be written: {}", reason);
            why.hint = "check the folder, its permissions and the room on the disk; what is stored stays";
            break;
        default:
            why.code = "E224";
            why.message = fmt::format("the store is damaged: {}", reason);
            why.hint = "keep a copy, remove the file and read the pages again";
    }
    failure_ = std::move(why);
}

Diagnostics Connection::take_failure() {
    Diagnostics taken;
    if (failure_) taken.push_back(std::move(*failure_));
    failure_.reset();
    return taken;
}

void Connection::run(const char* sql) {
    if (failed()) return;
    const int code = sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) note_failure(code);
}

std::int64_t Connection::last_row() const {
    return sqlite3_last_insert_rowid(handle_.get());
}

std::int64_t Connection::number(const char* sql) {
    Statement statement(*this, sql);
    const std::int64_t value = statement.step() ? statement.integer(0) : 0;
    return value;
}

Statement::Statement(Connection& connection, std::string_view sql) : connection_(&connection) {
    if (connection.failed()) return;
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v2(connection.handle(), sql.data(), static_cast<int>(sql.size()),
                                        &statement, nullptr);
    statement_.reset(statement);
    if (code != SQLITE_OK) connection.note_failure(code);
}

Statement& Statement::bind(int at, std::string_view text) {
    if (connection_->failed()) return *this;
    // An empty view may point nowhere, which SQLite would take for NULL.
    const char* bytes = text.empty() ? "" : text.data();
    const int code =
        sqlite3_bind_text64(statement_.get(), at, bytes, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    if (code != SQLITE_OK) connection_->note_failure(code);
    return *this;
}

Statement& Statement::bind(int at, std::int64_t number) {
    if (!connection_->failed()) sqlite3_bind_int64(statement_.get(), at, number);
    return *this;
}

Statement& Statement::bind(int at, double number) {
    if (!connection_->failed()) sqlite3_bind_double(statement_.get(), at, number);
    return *this;
}

Statement& Statement::bind_null(int at) {
    if (!connection_->failed()) sqlite3_bind_null(statement_.get(), at);
    return *this;
}

Statement& Statement::bind_or_null(int at, std::string_view text) {
    return text.empty() ? bind_null(at) : bind(at, text);
}

bool Statement::step() {
    if (connection_->failed()) return false;
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) connection_->note_failure(code);
    sqlite3_reset(statement_.get());
    return false;
}

void Statement::run() {
    while (step()) {
    }
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

std::string Statement::text(int column) const {
    const auto* bytes = sqlite3_column_text(statement_.get(), column);
    if (bytes == nullptr) return {};
    const int size = sqlite3_column_bytes(statement_.get(), column);
    return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}

std::size_t Statement::size(int column) const {
    const std::int64_t value = integer(column);
    return value < 0 ? 0 : static_cast<std::size_t>(value);
}

double Statement::real(int column) const {
    return is_null(column) ? std::numeric_limits<double>::quiet_NaN()
                           : sqlite3_column_double(statement_.get(), column);
}

Transaction::Transaction(Connection& connection) : connection_(connection) {
    connection.run("BEGIN IMMEDIATE");
    open_ = !connection.failed();
}

Transaction::~Transaction() {
    // Whatever the failure was, the rollback must be tried; a full disk has already rolled back by itself.
    if (open_) sqlite3_exec(connection_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<void> Transaction::commit() {
    connection_.run("COMMIT");
    if (connection_.failed()) return tl::unexpected(connection_.take_failure());
    open_ = false;
    return {};
}

}  // namespace entente::evidence
