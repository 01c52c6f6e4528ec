# Tables of distribution values from R's own functions. Run in this folder: Rscript cases.R > cases.json
# R finds upper quantiles and tails directly; p < 1/2 throughout, so that no digit is lost to 1 - p.

number <- function(x) ifelse(is.finite(x), sprintf("%.17g", x), "null")
row <- function(...) paste0("[", paste(number(c(...)), collapse = ","), "]")
table <- function(name, rows) sprintf("  \"%s\": [\n    %s\n  ]", name, paste(rows, collapse = ",\n    "))
crossed <- function(..., value, keep = function(x) x > 0) {
  grid <- expand.grid(...)
  out <- value(grid)
  ok <- keep(out)
  apply(cbind(grid[ok, , drop = FALSE], out[ok]), 1, row)
}

degrees <- c(1:60, 0.5, 2.481103, 3.3, 7.25, 100, 137.5, 1000)
t <- c(0, 1e-8, 0.01, 0.3, 0.75, 1, 1.7, 2.2, 2.9, 4.1, 7, 13, 37, 250, 1e4, 1e6, 1e9, 1e12)
p <- c(0.49, 0.4, 0.3, 0.1, 0.075, 0.05, 0.025, 0.01, 0.005, 1e-3, 1e-5, 1e-8, 1e-12, 1e-20, 1e-50, 1e-100, 1e-200, 1e-300)
degreesShort <- c(1:30, 60, 0.5, 2.481103, 3.3, 137.5)
z <- c(0, 1e-9, 0.01, 0.5, 1, 1.5, 1.999, 2, 2.001, 2.5, 3, 4.2, 6, 8.5, 12, 20, 30, 37, 37.04)
f1 <- c(1, 2, 5, 15, 276, 3.3)
f2 <- c(1, 3, 8, 40, 140, 9660, 2.481103)
fp <- c(0.001, 0.025, 0.05, 0.3, 0.5, 0.75, 0.95, 0.975, 0.995)
f <- c(1e-6, 0.02, 0.4, 0.9, 1, 1.3, 2.5, 11, 400)
g <- c(1e-3, 0.1, 0.5, 1, 1.5, 2, 2.481103, 3, 4.7, 9.99, 10, 10.01, 25, 137.5, 1e4, 1e8)

# R's qt() is off by up to 1e-5 at p = 1e-300 and its qf() by 4e-11 at p = 0.001: two Newton steps on R's own log pt()
# and log pf(), which are exact to the last digits, settle both.
polish <- function(u, p, logCumulative, logDensity, direction) {
  for (i in 1:2) u <- u - direction * (logCumulative(u) - log(p)) / exp(logDensity(u) + u - logCumulative(u))
  u
}
tQuantile <- function(p, df) -exp(polish(
  log(-qt(p, df)), p,
  function(u) pt(-exp(u), df, log.p = TRUE),
  function(u) dt(-exp(u), df, log = TRUE), -1
))
fQuantile <- function(p, d1, d2) exp(polish(
  log(qf(p, d1, d2)), p,
  function(u) pf(exp(u), d1, d2, log.p = TRUE),
  function(u) df(exp(u), d1, d2, log = TRUE), 1
))

tiny <- function(x) x > 1e-300
blocks <- c(
  sprintf("  \"about\": \"%s; made by cases.R\"", R.version.string),
  table("studentTail", crossed(t = t, df = degrees, value = function(g) pt(-g$t, g$df), keep = tiny)),
  table("studentQuantile", crossed(p = p, df = degreesShort, value = function(g) tQuantile(g$p, g$df), keep = is.finite)),
  table("normalTail", crossed(z = z, value = function(g) pnorm(-g$z), keep = tiny)),
  table("normalQuantile", crossed(p = p, value = function(g) qnorm(g$p), keep = is.finite)),
  table("fCumulative", crossed(f = f, d1 = f1, d2 = f2, value = function(g) pf(g$f, g$d1, g$d2), keep = tiny)),
  table("fQuantile", crossed(p = fp, d1 = f1, d2 = f2, value = function(g) fQuantile(g$p, g$d1, g$d2), keep = is.finite)),
  table("digamma", crossed(x = g, value = function(g) digamma(g$x), keep = is.finite))
)
cat("{\n", paste(blocks, collapse = ",\n"), "\n}\n", sep = "")
