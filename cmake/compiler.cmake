# Language level, warnings, hardening and the floating-point rules behind "same input, same bytes".
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_LINK_DEPENDS_NO_SHARED ON)

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE RelWithDebInfo)
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-O3 -DNDEBUG")

find_program(ENTENTE_CCACHE ccache)
if(ENTENTE_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${ENTENTE_CCACHE})
endif()
find_program(ENTENTE_MOLD mold)
if(ENTENTE_MOLD)
    add_link_options(-fuse-ld=mold)
endif()

# Fused multiply-add and contraction would make the bytes depend on the machine.
add_compile_options(-ffp-contract=off -fno-fast-math)
add_compile_options(-D_GLIBCXX_ASSERTIONS -fstack-protector-strong)
add_link_options(-Wl,-z,relro,-z,now)

add_compile_options(
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast
    -Wcast-align -Woverloaded-virtual -Wdouble-promotion -Wformat=2 -Wimplicit-fallthrough)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 12 mistakes joined string literals for overlapping copies (GCC bug 105651) and, once optimising, moved
    # strings for uninitialised ones; clang's checks of both stay on in the other presets.
    add_compile_options(-Wduplicated-cond -Wduplicated-branches -Wlogical-op -Wuseless-cast -Wno-restrict
                        -Wno-maybe-uninitialized)
endif()
if(ENTENTE_WERROR)
    add_compile_options(-Werror)
endif()
if(ENTENTE_SANITIZE)
    add_compile_options(-fsanitize=${ENTENTE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${ENTENTE_SANITIZE})
endif()
