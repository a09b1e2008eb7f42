package org.sibyl.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Numbers as people read them: no more digits than they deserve, a true minus sign, a dot before the decimals.
public final class Numbers {
    private Numbers() {}

    /// The value to the place of the second significant digit of its uncertainty, as in `1.94` for 1.9371 ± 0.062.
    ///
    /// Where the uncertainty is zero or not finite, the value has four significant digits.
    public static String rounded(double value, double uncertainty) {
        if (!Double.isFinite(value) || !Double.isFinite(uncertainty) || uncertainty == 0) {
            return significant(value, 4);
        }
        int place = 1 - exponent(uncertainty);
        double size = Math.max(Math.abs(value), Math.abs(uncertainty));
        if (place > 8 || size >= 1e9) {
            return significant(value, Math.clamp(exponent(size) + place + 1L, 2, 15));
        }
        BigDecimal rounded = new BigDecimal(value).setScale(place, RoundingMode.HALF_EVEN);
        return typeset(
                rounded.setScale(Math.max(0, place), RoundingMode.UNNECESSARY).toPlainString(), rounded);
    }

    /// The value with this many significant digits, as in `0.0310` or `3.1 × 10⁻⁷` for very small and very large ones.
    public static String significant(double value, int digits) {
        if (Double.isNaN(value)) {
            return "not a number";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent < -4 || exponent >= Math.max(digits, 6) + 3) {
            BigDecimal mantissa = rounded.movePointLeft(exponent).setScale(digits - 1, RoundingMode.HALF_EVEN);
            return typeset(mantissa.toPlainString(), mantissa) + " × 10" + superscript(exponent);
        }
        int decimals = Math.max(0, digits - 1 - exponent);
        return typeset(rounded.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString(), rounded);
    }

    /// A share in percent, as in `93.5 %`; with one decimal.
    public static String percent(double share) {
        if (!Double.isFinite(share)) {
            return significant(share, 3);
        }
        BigDecimal rounded = new BigDecimal(100 * share).setScale(1, RoundingMode.HALF_EVEN);
        return typeset(rounded.toPlainString(), rounded) + " %";
    }

    /// A whole number with its thousands apart, as in `10,000`.
    public static String count(long value) {
        String digits = Long.toString(value);
        String sign = digits.startsWith("-") ? "−" : "";
        digits = sign.isEmpty() ? digits : digits.substring(1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                text.append(',');
            }
            text.append(digits.charAt(i));
        }
        return sign + text;
    }

    /// A duration, as in `0.42 s`, `12.3 s`, `3 min 05 s` or `2 h 07 min`.
    public static String seconds(double seconds) {
        if (!Double.isFinite(seconds) || seconds < 10) {
            return significant(seconds, 2) + " s";
        }
        if (seconds < 99.95) {
            return new BigDecimal(seconds).setScale(1, RoundingMode.HALF_EVEN).toPlainString() + " s";
        }
        long whole = Math.round(seconds);
        if (whole < 3600) {
            return whole / 60 + " min " + twoDigits(whole % 60) + " s";
        }
        return count(whole / 3600) + " h " + twoDigits(whole % 3600 / 60) + " min";
    }

    private static String twoDigits(long value) {
        return value < 10 ? "0" + value : Long.toString(value);
    }

    private static int exponent(double value) {
        BigDecimal exact = new BigDecimal(Math.abs(value)).round(new MathContext(2, RoundingMode.HALF_EVEN));
        return exact.precision() - exact.scale() - 1;
    }

    private static String typeset(String plain, BigDecimal value) {
        String unsigned = plain.startsWith("-") ? plain.substring(1) : plain;
        return value.signum() < 0 ? "−" + unsigned : unsigned;
    }

    private static String superscript(int exponent) {
        String raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";
        StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
        for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
            text.append(raised.charAt(digit - '0'));
        }
        return text.toString();
    }
}
