package org.sibyl.simd;

import static org.sibyl.simd.@Real@Lanes.SPECIES;
import static org.sibyl.simd.@Real@Lanes.WIDTH;

import jdk.incubator.vector.@Bits@Vector;
import jdk.incubator.vector.@Real@Vector;
import jdk.incubator.vector.VectorOperators;
import org.sibyl.engine.kernel.@Real@Kernels;
import org.sibyl.numeric.polynomial.@Real@Polynomials;

/// The hyperbolic tangent of a sum with a bias for `@real@`, what a masked autoregressive flow computes most after its
/// products. The twin of `tanh` in [org.sibyl.numeric.@Real@Math]: the same operations in the same order.
///
/// Unlike the other functions it is written out in its loop, with its constants in local variables: a constant that is a
/// field would be loaded again for each vector, since the compiler cannot know that the loop does not write over
/// it, and those loads took a third of the time.
final class Vector@Real@Tanh {
    private static final int SHIFT = @Real@Polynomials.FRACTION_BITS;

    /// Added to any number, leaves it as it is, the sign of a zero included.
    private static final @real@[] NOTHING = {-0.0@f@};

    private Vector@Real@Tanh() {}

    static void plain(int length, @real@[] x, @real@[] out) {
        rows(1, length, x, NOTHING, out);
    }

    static void ofColumn(int rows, int columns, @real@[] x, @real@[] bias, @real@[] out) {
        rows(rows, @Real@Kernels.stride(columns), x, bias, out);
    }

    private static void rows(int rows, int stride, @real@[] x, @real@[] bias, @real@[] out) {
        @Real@Vector low = @Real@Vector.broadcast(SPECIES, @Real@Polynomials.TANH_LOW);
        @Real@Vector log2E = @Real@Vector.broadcast(SPECIES, @Real@Polynomials.LOG2_E);
        @Real@Vector round = @Real@Vector.broadcast(SPECIES, @Real@Polynomials.ROUND);
        @Real@Vector ln2High = @Real@Vector.broadcast(SPECIES, -@Real@Polynomials.LN2_HIGH);
        @Real@Vector ln2Low = @Real@Vector.broadcast(SPECIES, -@Real@Polynomials.LN2_LOW);
        @Real@Vector one = @Real@Vector.broadcast(SPECIES, 1);
        @Real@Vector two = @Real@Vector.broadcast(SPECIES, 2);
        @Bits@Vector sign = one.reinterpretAs@Bits@s().broadcast(@one@ << (@Real@.SIZE - 1));
        @Bits@Vector size = sign.not();
        for (int i = 0; i < rows; i++) {
            @Real@Vector b = @Real@Vector.broadcast(SPECIES, bias[i * @Real@Kernels.LANES]);
            int end = (i + 1) * stride;
            for (int j = i * stride; j < end; j += WIDTH) {
                @Real@Vector v = @Real@Vector.fromArray(SPECIES, x, j).add(b);
                @Real@Vector c = v.reinterpretAs@Bits@s().or(sign).reinterpretAs@Real@s();
                c = c.blend(low, c.compare(VectorOperators.LT, low));
                c = c.add(c);
                @Real@Vector rounded = c.fma(log2E, round);
                @Real@Vector n = rounded.sub(round);
                @Real@Vector r = n.fma(ln2Low, n.fma(ln2High, c));
                @Real@Vector p = r.mul(r).fma(@Real@Tails.exp(r), r);
                @Real@Vector scale = rounded.reinterpretAs@Bits@s()
                        .lanewise(VectorOperators.LSHL, SHIFT)
                        .reinterpretAs@Real@s();
                @Real@Vector e = scale.fma(p, scale.sub(one));
                @Bits@Vector magnitude = e.div(e.add(two)).reinterpretAs@Bits@s().and(size);
                magnitude.or(v.reinterpretAs@Bits@s().and(sign)).reinterpretAs@Real@s().intoArray(out, j);
            }
        }
    }
}
