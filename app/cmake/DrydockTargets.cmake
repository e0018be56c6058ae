# SPDX-License-Identifier: GPL-3.0-or-later
# The three kinds of target in this project: a layer, a program, a test.

# drydock_reuse_headers(tst_fleetstore drydock_core)
# Takes the headers that another target precompiled. Only with GCC: the presets of clang compile every file with nothing
# but its own includes, and so tell of a missing one.
function(drydock_reuse_headers name owner)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT DRYDOCK_COVERAGE)
        target_precompile_headers(${name} REUSE_FROM ${owner})
    endif()
endfunction()

# drydock_library(drydock_store SOURCES … PUBLIC … PRIVATE … [PCH <header>…])
# A static library per layer. PUBLIC names only right-hand neighbours of the layer picture. Without PCH it takes what
# drydock_core precompiled, the desktop's what drydock_ui did.
function(drydock_library name)
    cmake_parse_arguments(A "" "" "SOURCES;PUBLIC;PRIVATE;PCH" ${ARGN})
    qt_add_library(${name} STATIC ${A_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_link_libraries(${name} PUBLIC ${A_PUBLIC} drydock_options PRIVATE ${A_PRIVATE})
    if(A_PCH)
        target_precompile_headers(${name} PRIVATE ${A_PCH})
    elseif(name STREQUAL "drydock_desktop")
        drydock_reuse_headers(${name} drydock_ui)
    else()
        drydock_reuse_headers(${name} drydock_core)
    endif()
endfunction()

# drydock_program(drydock-lab SOURCES main.cpp LIBS …)
function(drydock_program name)
    cmake_parse_arguments(A "" "" "SOURCES;LIBS" ${ARGN})
    qt_add_executable(${name} ${A_SOURCES})
    target_link_libraries(${name} PRIVATE ${A_LIBS} drydock_options)
endfunction()

# drydock_test(tst_httpjob LIBS … LABELS unit [TIMEOUT 300] [SOURCES extra.cpp] [ENV "A=b"] [FUNCTIONS one two])
# One executable per tst_*.cpp. What labs are asked and answered in it is left in the build folder's labhar for ctest
# contract_lab. Runs offscreen, in UTC and the C locale, with folders of its own. With FUNCTIONS each of
# these test functions is a ctest of its own, tst_x's "one" as x_one.
function(drydock_test name)
    cmake_parse_arguments(A "" "TIMEOUT" "LIBS;LABELS;SOURCES;ENV;FUNCTIONS" ${ARGN})
    if(NOT A_TIMEOUT)
        set(A_TIMEOUT 300) # against hanging, not against a slow machine
    endif()
    qt_add_executable(${name} ${name}.cpp ${A_SOURCES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
    target_link_libraries(${name} PRIVATE ${A_LIBS} drydock_test_support Qt6::Test drydock_options)
    if("${A_LIBS}" MATCHES "drydock_(ui|desktop)")
        drydock_reuse_headers(${name} drydock_ui)
    else()
        drydock_reuse_headers(${name} drydock_core)
    endif()
    set(tests "")
    if(A_FUNCTIONS)
        string(REGEX REPLACE "^tst_" "" stem ${name})
        foreach(function ${A_FUNCTIONS})
            add_test(NAME ${stem}_${function} COMMAND ${name} ${function})
            list(APPEND tests ${stem}_${function})
        endforeach()
    else()
        add_test(NAME ${name} COMMAND ${name})
        set(tests ${name})
    endif()
    set_tests_properties(${tests} PROPERTIES LABELS "${A_LABELS}" TIMEOUT ${A_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC;DRYDOCK_BIN=${PROJECT_BINARY_DIR}/bin;DRYDOCK_SOURCE=${PROJECT_SOURCE_DIR};DRYDOCK_LAB_HAR_DIR=${PROJECT_BINARY_DIR}/labhar;ASAN_OPTIONS=detect_leaks=1;UBSAN_OPTIONS=print_stacktrace=1;LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/support/lsan.supp;${A_ENV}")
    # Tests that may ask a lab come behind the emptying of the folder and before what reads it.
    if("${A_LIBS}" MATCHES "drydock_lab_lib" OR "${A_LABELS}" MATCHES "integration|gui")
        set_property(TEST ${tests} APPEND PROPERTY FIXTURES_REQUIRED labhar_folder)
        if(NOT "${A_LABELS}" MATCHES "release-only")
            set_property(GLOBAL APPEND PROPERTY DRYDOCK_LAB_TESTS ${tests})
        endif()
    endif()
endfunction()
