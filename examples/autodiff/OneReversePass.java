import module org.sibyl.core;

/// f(a, b, c) = log(a b + e^c) at (2, 3, 1): one reverse pass gives the value and all three partial
/// derivatives.
void main() {
    ScalarFunction f = ScalarFunction.of(
            List.of("a", "b", "c"), v -> v.get("a").times(v.get("b")).plus(v.get("c").exp()).log());

    ValueAndGradient result = f.valueAndGradient(f.point(Map.of("a", 2.0, "b", 3.0, "c", 1.0)));
    IO.println("f      " + result.value());
    for (int i = 0; i < f.dimension(); i++) {
        IO.println("df/d" + f.names().get(i) + "  " + result.gradient()[i]);
    }
}
