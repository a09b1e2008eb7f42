package org.sibyl.tasks.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.sibyl.distribution.Distribution;
import org.sibyl.distribution.Mixture;
import org.sibyl.distribution.Priors;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Synthetic triggers of a matched-filter search: the signal-to-noise ratio and the chirp mass, in solar masses, of the
/// template that matched best.
///
/// | class | signal-to-noise ratio | chirp mass |
/// |---|---|---|
/// | noise | half normal above the threshold of 5, scale 2 | log-normal, median 9, σ = 0.8 |
/// | signal | log-normal, median 9, σ = 0.3 | N(26, 9²) above 3 |
///
/// Most noise barely passes the threshold, with chirp masses where a bank has its templates; signals are louder and
/// those of binary black holes.
/// The classes overlap; no cut in one of the two tells them apart as well as both together.
public final class Triggers {
    private static final double THRESHOLD = 5;
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private Triggers() {}

    /// The density of noise triggers over vectors (snr, chirp mass).
    public static Distribution noise() {
        return Priors.product(
                Priors.truncatedNormal("snr", THRESHOLD, 2, THRESHOLD, INFINITY),
                Priors.logNormal("chirp_mass", StrictMath.log(9), 0.8));
    }

    /// The density of signal triggers over vectors (snr, chirp mass).
    public static Distribution signal() {
        return Priors.product(
                Priors.logNormal("snr", StrictMath.log(9), 0.3),
                Priors.truncatedNormal("chirp_mass", 26, 9, 3, INFINITY));
    }

    /// A table of triggers, first those of noise, with the class of each.
    public static BuiltInTable draw(int noise, int signal, Seed seed) {
        List<String> classes = new ArrayList<>(Collections.nCopies(noise, "noise"));
        classes.addAll(Collections.nCopies(signal, "signal"));
        return new BuiltInTable(
                "triggers",
                noise + " noise and " + signal
                        + " signal triggers of a matched-filter search: signal-to-noise ratio, chirp mass in solar masses.",
                "Drawn with " + seed
                        + ": noise has an SNR of 5 + |N(0, 2^2)| and a log-normal chirp mass (median 9, sigma 0.8), signal a"
                        + " log-normal SNR (median 9, sigma 0.3) and a chirp mass of N(26, 9^2) above 3.",
                List.of("snr", "chirp_mass"),
                Tensor.concatRows(List.of(
                        noise().sample(noise, seed.child("noise")), signal().sample(signal, seed.child("signal")))),
                List.of(new TextColumn("class", classes)),
                Optional.of(Mixture.of(List.of(noise(), signal()), StrictMath.log(noise), StrictMath.log(signal))));
    }
}
