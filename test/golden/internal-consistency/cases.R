# Cronbach's alpha by psych::alpha, Feldt's interval by qf(). Run in this folder: Rscript cases.R > cases.json
suppressMessages(library(psych))

# Item-level alpha of keyed scores; the interval's formula is typed out, psych::alpha.ci holds the same one.
assess <- function(items, confidence = 0.95) {
  n <- nrow(items)
  k <- ncol(items)
  alpha <- suppressMessages(suppressWarnings(psych::alpha(items, check.keys = FALSE, warnings = FALSE)))$total$raw_alpha
  outside <- (1 - confidence) / 2
  limit <- function(p) 1 - (1 - alpha) * qf(p, n - 1, (n - 1) * (k - 1))
  theirs <- psych::alpha.ci(alpha, n, k, p.val = 1 - confidence)
  stopifnot(all.equal(c(theirs$lower.ci, theirs$upper.ci), c(limit(1 - outside), limit(outside))))
  sprintf("{\"n\": %d, \"items\": %d, \"confidence\": %g, \"alpha\": %.17g, \"lower\": %.17g, \"upper\": %.17g}",
    n, k, confidence, alpha, limit(1 - outside), limit(outside))
}
json <- function(items) paste0("[", paste(apply(items, 1, function(row) paste0("[", paste(row, collapse = ","), "]")), collapse = ","), "]")

# Thirteen lopsided rows of five items on different ranges, the fourth one working against the others.
lopsided <- data.frame(
  a = c(1, 2, 2, 3, 5, 5, 6, 7, 7, 7, 4, 3, 6),
  b = c(0.3, 1.9, 0.2, 4.4, 3.8, 9.7, 8.8, 9.1, 10, 6.2, 2.5, 0.1, 7.3),
  c = c(2, 2, 3, 3, 2, 4, 5, 5, 4, 5, 1, 3, 4),
  d = c(6, 7, 5, 5, 6, 4, 2, 3, 1, 4, 6, 7, 2),
  e = c(40, 12, 33, 21, 38, 35, 22, 39, 40, 36, 18, 27, 31)
)

# The WAI-36 in 277 records of simulated clients, after reversing its fourteen items.
records <- read.csv("../../data/wai36-srs-simulated-clients/sessions.csv")
reversed <- c(1, 3, 7, 9, 10, 11, 12, 15, 20, 27, 29, 31, 33, 34)
wai <- records[paste0("wai", 1:36)]
wai[reversed] <- 8 - wai[reversed]
stopifnot(rowSums(wai) == records$total_standard_key)
srs <- records[c("srs_relationship", "srs_goals", "srs_approach", "srs_overall")]

cat(sprintf("{
  \"about\": \"%s, psych %s; made by cases.R\",
  \"lopsided\": { \"rows\": %s, \"expected\": %s },
  \"lopsidedWider\": %s,
  \"wai36\": %s,
  \"srs\": %s
}\n", R.version.string, packageVersion("psych"), json(lopsided), assess(lopsided), assess(lopsided[1:4, 1:3], 0.8), assess(wai), assess(srs, 0.99)))
