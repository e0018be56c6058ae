# SPDX-License-Identifier: GPL-3.0-or-later
# drydock_options: the one list of language level, warnings and definitions that every target links.
add_library(drydock_options INTERFACE)
target_compile_features(drydock_options INTERFACE cxx_std_20)
target_compile_options(drydock_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
    -Werror)
target_compile_definitions(drydock_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400
    DRYDOCK_VERSION="${PROJECT_VERSION}")
target_include_directories(drydock_options INTERFACE "${PROJECT_SOURCE_DIR}")

# Sanitizers are a preset's choice and hold for every target alike.
set(DRYDOCK_SANITIZE "" CACHE STRING "Sanitizers to build with, for example address,undefined")
if(DRYDOCK_SANITIZE)
    string(APPEND CMAKE_CXX_FLAGS " -fsanitize=${DRYDOCK_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all")
    # What is done at every pointer (null, alignment, type) takes GCC as long as all the rest of a file. Preset fuzz has
    # it for all but the windows, and address zero traps anyway.
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        string(APPEND CMAKE_CXX_FLAGS " -fno-sanitize=null,alignment,object-size,vptr")
    endif()
    target_link_options(drydock_options INTERFACE -fsanitize=${DRYDOCK_SANITIZE})
    target_compile_definitions(drydock_options INTERFACE _GLIBCXX_ASSERTIONS QT_FORCE_ASSERTS)
endif()
option(DRYDOCK_COVERAGE "Instrument for gcov" OFF)
if(DRYDOCK_COVERAGE)
    target_compile_options(drydock_options INTERFACE --coverage)
    target_link_options(drydock_options INTERFACE --coverage)
endif()

# Over a hundred programs are linked here, each with all of the layers below it: a quick linker is worth minutes.
find_program(DRYDOCK_MOLD mold)
if(DRYDOCK_MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_link_options(drydock_options INTERFACE -fuse-ld=mold)
endif()

find_program(DRYDOCK_CCACHE ccache)
if(DRYDOCK_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime "${DRYDOCK_CCACHE}")
endif()
