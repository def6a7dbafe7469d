/// \file  loadline/chance/pack.hpp
/// \brief A few futures side by side in one vector register: what the hot loops are written in.
///
/// The loops of the samplers and of the generator run until the last of their lanes is done. Over 32 lanes
/// that is the worst of 32 and no register file holds the state; over a few it is the worst of a few and
/// everything stays in registers. Element-wise IEEE arithmetic only, so every instruction set gives the same
/// bits (contraction is off).
///
/// Meant to be included inside a namespace, once for each instruction set a file is compiled for (no include
/// guard): GCC splits vectors too wide for the set in force where a function is *written*, so inlining into a
/// wider function comes too late. `LOADLINE_PACK_BYTES` is the register's width. See
/// docs/adr/0015-two-instruction-sets.md.

#ifndef LOADLINE_PACK_BYTES
#define LOADLINE_PACK_BYTES 16
#endif
#ifndef LOADLINE_INLINE
#define LOADLINE_INLINE static inline __attribute__((always_inline))
#endif
#ifndef LOADLINE_HAS_WIDE
// Whether a second copy of the hot loops is compiled for x86-64-v3 and chosen at run time.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__)
#define LOADLINE_HAS_WIDE 1
#else
#define LOADLINE_HAS_WIDE 0
#endif
#endif

using Pack = double __attribute__((vector_size(LOADLINE_PACK_BYTES)));
using PackBits =
    long long __attribute__((vector_size(LOADLINE_PACK_BYTES)));  ///< Also a mask: all ones where true.

constexpr int pack_width = LOADLINE_PACK_BYTES / 8;

LOADLINE_INLINE Pack load(const double* from) {
  Pack values;
  __builtin_memcpy(&values, from, sizeof values);
  return values;
}

LOADLINE_INLINE void store(Pack values, double* to) { __builtin_memcpy(to, &values, sizeof values); }

LOADLINE_INLINE Pack every(double value) { return Pack{} + value; }

LOADLINE_INLINE Pack choose(PackBits mask, Pack yes, Pack no) {
  return (Pack)((mask & (PackBits)yes) | (~mask & (PackBits)no));
}

LOADLINE_INLINE bool any(PackBits mask) {
  long long found = 0;
  for (int lane = 0; lane < pack_width; ++lane) found |= mask[lane];
  return found != 0;
}
