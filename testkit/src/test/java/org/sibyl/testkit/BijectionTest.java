package org.sibyl.testkit;

import java.util.stream.Stream;
import org.sibyl.distribution.Prior;
import org.sibyl.transform.Bijection;
import org.sibyl.transform.Blocks;
import org.sibyl.transform.Chain;
import org.sibyl.transform.Coordinatewise;
import org.sibyl.transform.Identity;
import org.sibyl.transform.Inverse;
import org.sibyl.transform.Log;
import org.sibyl.transform.LogLogit;
import org.sibyl.transform.Logit;
import org.sibyl.transform.Mirrored;
import org.sibyl.transform.Permutation;
import org.sibyl.transform.Scale;

final class BijectionTest implements BijectionLaws {
    @Override
    public Stream<Bijection> bijections() {
        Bijection mixed = Coordinatewise.of(new Log(-1), new Logit(2, 5), new Scale(3, -0.5), new Identity());
        Stream<Bijection> maps = Stream.of(
                Coordinatewise.identity(3),
                Coordinatewise.of(new Scale(-2, 7)),
                Coordinatewise.of(new Log()),
                Coordinatewise.of(new Log(3)),
                Coordinatewise.of(new Mirrored(new Log(-3))),
                Coordinatewise.of(new Logit()),
                Coordinatewise.of(new Logit(-4, -1)),
                Coordinatewise.of(new LogLogit(1e-6, 1e3)),
                mixed,
                Permutation.of(2, 0, 3, 1),
                Permutation.reversal(5),
                new Inverse(Coordinatewise.of(new Scale(1, 3), new Identity())),
                new Inverse(new Inverse(mixed)),
                Chain.of(
                        mixed,
                        Permutation.of(2, 0, 3, 1),
                        Coordinatewise.of(new Scale(0.3, 0.7), new Scale(-1, 0.5), new Scale(2, -1), new Identity())),
                Blocks.of(Coordinatewise.of(new Logit(0, 10)), Permutation.of(1, 0), Coordinatewise.of(new Log())));
        return Stream.concat(maps, PriorTest.ALL.stream().map(Prior::toUnconstrained));
    }
}
