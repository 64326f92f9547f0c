// The rows of a page into a store and out of it. Inside a transaction; failures stay in the connection.
#pragma once

#include <cstdint>
#include <string_view>

#include "evidence/store/database.h"
#include "evidence/store/record.h"

namespace entente::evidence {

/// Inserts every row of a page that is not there.
void insert_page(Connection& connection, const PageRecord& record, std::string_view reader);

/// Deletes every row of a page, those that tell its origin included.
void remove_page(Connection& connection, std::int64_t page);

}  // namespace entente::evidence
