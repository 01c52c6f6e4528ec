# Effect sizes of a mean change with their large-sample intervals, and Wilson intervals, for random lopsided groups;
# and how often those intervals cover the truth. Run in this folder: Rscript cases.R > cases.json

effects <- function(before, after) {
  d <- after - before; n <- length(d); z <- qnorm(.975)
  S1 <- sd(before); S2 <- sd(after); SD <- sd(d); shared <- cov(before, after)
  one <- function(s, varianceOfS) {
    value <- mean(d) / s
    error <- sqrt(SD^2 / n + value^2 * varianceOfS) / s
    c(value = value, lower = value - z * error, upper = value + z * error)
  }
  list(
    d = one(S1, S1^2 / (2 * (n - 1))),
    dAv = one((S1 + S2) / 2, (S1^2 + S2^2 + 2 * shared^2 / (S1 * S2)) / (8 * (n - 1))),
    dZ = one(SD, SD^2 / (2 * (n - 1)))
  )
}

set.seed(20251122, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")
pair <- function(n, s1, s2, r, gain) {
  a <- rnorm(n); b <- r * a + sqrt(1 - r^2) * rnorm(n)
  list(before = 20 + s1 * a, after = 20 + gain + s2 * b)
}
number <- function(x) paste(sprintf("%.1f", x), collapse = ",")
group <- function(n) {
  s <- runif(2, 2, 9)
  p <- pair(n, s[1], s[2], runif(1, -.2, .9), runif(1, -6, 8))
  before <- round(p$before, 1); after <- round(p$after, 1)
  e <- effects(before, after)
  k <- sum(round(10 * (after - before)) >= 50) # in tenths: doubles miss exact drops
  wilson <- suppressWarnings(prop.test(k, n, correct = FALSE)$conf.int)
  part <- function(x) sprintf("{\"value\":%.17g,\"lower\":%.17g,\"upper\":%.17g}", x[1], x[2], x[3])
  sprintf("{\"before\":[%s],\"after\":[%s],\"d\":%s,\"dAv\":%s,\"dZ\":%s,\"gainedFive\":{\"count\":%d,\"lower\":%.17g,\"upper\":%.17g}}",
    number(before), number(after), part(e$d), part(e$dAv), part(e$dZ), k, wilson[1], wilson[2])
}
groups <- vapply(sample(5:40, 30), group, "")

# Coverage of the nominal .95 in 5000 groups each: the intervals are derived, so they are tried out.
coverage <- function(n, s1, s2, r, gain) {
  truth <- c(gain / s1, gain / ((s1 + s2) / 2), gain / sqrt(s1^2 + s2^2 - 2 * r * s1 * s2))
  hit <- rowMeans(replicate(5000, {
    p <- pair(n, s1, s2, r, gain)
    e <- do.call(rbind, effects(p$before, p$after))
    e[, "lower"] <= truth & truth <= e[, "upper"]
  }))
  sprintf("{\"n\":%d,\"S1\":%g,\"S2\":%g,\"correlation\":%g,\"gain\":%g,\"d\":%g,\"dAv\":%g,\"dZ\":%g}",
    n, s1, s2, r, gain, hit[1], hit[2], hit[3])
}
covered <- c(
  coverage(10, 5, 4, .5, 4), coverage(10, 5, 7, .3, 6), coverage(20, 5, 4, .5, 4),
  coverage(20, 5, 7, .3, 6), coverage(60, 5, 4, .5, 4), coverage(60, 5, 7, .3, 6)
)
cat("{\n  \"about\": \"", R.version.string, "; made by cases.R\",\n  \"coverage\": [\n    ",
  paste(covered, collapse = ",\n    "), "\n  ],\n  \"groups\": [\n    ", paste(groups, collapse = ",\n    "), "\n  ]\n}\n", sep = "")
