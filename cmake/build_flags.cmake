# Warnings, sanitizers and the flags that keep results bitwise equal live on one interface target;
# every target of ours links it PRIVATE, so that nothing leaks to programs that link us.
add_library(cordon_build_flags INTERFACE)
target_compile_features(cordon_build_flags INTERFACE cxx_std_20)
target_compile_options(cordon_build_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast
  $<$<BOOL:${CORDON_WERROR}>:-Werror>)
# No fused multiply-add and no fast-math: the same bits on every machine of a kind (decision 0004).
target_compile_options(cordon_build_flags INTERFACE -ffp-contract=off)
target_compile_definitions(cordon_build_flags INTERFACE
  CORDON_CHECK_HOT=$<BOOL:${CORDON_CHECK_HOT}>
  $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
if(CORDON_SANITIZE)  # e.g. "address,undefined" or "thread"
  target_compile_options(cordon_build_flags INTERFACE
    -fsanitize=${CORDON_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(cordon_build_flags INTERFACE -fsanitize=${CORDON_SANITIZE})
endif()
