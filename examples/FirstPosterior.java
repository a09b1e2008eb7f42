import module org.sibyl.workflow;

/// A ball is thrown; it lands 21.3 m away after 2.05 s, both measured with errors. How fast was it, and how steep?
void main() throws IOException {
    Seed seed = Seed.of(1);
    Prior prior = Priors.product(
            Priors.uniform("speed", 5, 30).unit("m/s"), Priors.uniform("angle", 10, 80).unit("degrees"));
    Simulator simulator = (theta, random) -> {
        double angle = Math.toRadians(theta[1]);
        double time = 2 * theta[0] * Math.sin(angle) / 9.81;
        double distance = theta[0] * Math.cos(angle) * time;
        return new double[] {distance + 0.5 * random.nextGaussian(), time + 0.05 * random.nextGaussian()};
    };

    Simulations simulations = Simulations.draw(prior, simulator, 10_000, seed.child("training"));
    var fit = Npe.of(prior).fit(simulations, seed.child("fit"));
    Posterior posterior = fit.model().given(new double[] {21.3, 2.05});
    Tensor draws = posterior.sample(10_000, seed.child("draws"));

    Simulations heldOut = Simulations.draw(prior, simulator, 200, seed.child("calibration"));
    var report = new PosteriorReport("A thrown ball", fit, draws, heldOut, seed.child("report"));
    ReportWriter.write(report.page(), Path.of("first-posterior.html"));
    IO.println("the report is in first-posterior.html");
}
