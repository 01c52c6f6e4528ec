# Control chart, Quesenberry's Q, own-mean rule and sudden shifts, by their published formulas.
# Run in this folder: Rscript cases.R > cases.json

number <- function(x) ifelse(is.na(x), "null", sprintf("%.17g", x))
array <- function(x) paste0("[", paste(number(x), collapse = ","), "]")
object <- function(...) { x <- c(...); paste0("{", paste0("\"", names(x), "\":", x, collapse = ","), "}") }
list_of <- function(x, indent) paste0("[\n", indent, paste(x, collapse = paste0(",\n", indent)), "\n  ]")

# --- Sudden shifts (Tang & DeRubeis), gains: a fall is good. Sessions are numbered from 1.
# One value an interval n -> n + 1 with n = 2 .. K - 2: 1 sudden gain, 0 none, NA not analysable.
# factor = 1: as coded by the R package suddengains; "t": the ordinary t test, with sqrt(1/n1 + 1/n2).
suddenShifts <- function(y, cutoff, share = 0.25, variant = "suddengains") {
  K <- length(y)
  vapply(3:(K - 1), function(j) {
    if (is.na(y[j - 1]) || is.na(y[j])) return(NA_real_)
    before <- na.omit(y[max(1, j - 3):(j - 1)])
    after <- na.omit(y[j:min(K, j + 2)])
    n1 <- length(before)
    n2 <- length(after)
    if (n1 < 2 || n2 < 2) return(NA_real_)
    drop <- y[j - 1] - y[j]
    pooled <- sqrt(((n1 - 1) * var(before) + (n2 - 1) * var(after)) / (n1 + n2 - 2))
    scale <- if (variant == "tTest") sqrt(1 / n1 + 1 / n2) else 1
    margin <- mean(before) - mean(after) - qt(0.975, n1 + n2 - 2) * pooled * scale
    stopifnot(abs(margin) > 1e-9 || pooled == 0)
    # 1e-9: scores are decimals, and 8.2 - 3.2 is 5
    as.numeric(drop >= cutoff - 1e-9 && (is.null(share) || drop >= share * y[j - 1] - 1e-9) && margin > 0)
  }, numeric(1))
}
# Without criterion 2, in either direction of the score.
shiftsBothWays <- function(y, cutoff, variant) object(
  fall = array(suddenShifts(y, cutoff, NULL, variant)), rise = array(suddenShifts(-y, cutoff, NULL, variant))
)

sgdata <- read.csv("../../data/sgdata-bdi/sgdata_bdi.csv")
sessions <- as.matrix(sgdata[paste0("bdi_s", 1:12)])
sgCases <- function(variant) {
  found <- lapply(seq_len(nrow(sessions)), function(i) {
    y <- sessions[i, ]
    shifts <- suddenShifts(y, 7, variant = variant)
    n <- which(shifts == 1) + 1
    magnitude <- y[n] - y[n + 1]
    reversed <- vapply(n, function(at) {
      later <- if (at + 2 <= 12) y[(at + 2):12] else NA
      any(later > y[at + 1] + (y[at] - y[at + 1]) / 2, na.rm = TRUE)
    }, logical(1))
    list(id = sgdata$id[i], shifts = shifts, n = n, magnitude = unname(magnitude), reversed = reversed)
  })
  gains <- sum(lengths(lapply(found, `[[`, "n")))
  persons <- sum(lengths(lapply(found, `[[`, "n")) > 0)
  if (variant == "suddengains") {
    magnitudes <- unlist(lapply(found, `[[`, "magnitude"))
    stopifnot(gains == 24, persons == 15, sum(unlist(lapply(found, `[[`, "reversed"))) == 4)
    stopifnot(mean(magnitudes) == 11, abs(sd(magnitudes) - 3.43) < 0.005)
    stopifnot(sum(!is.na(unlist(lapply(found, `[[`, "shifts")))) == 298)
  } else stopifnot(gains == 27, persons == 17)
  list_of(vapply(found, function(case) object(
    id = case$id, intervals = array(case$shifts), preGainSession = array(case$n), magnitude = array(case$magnitude),
    reversed = paste0("[", paste(tolower(case$reversed), collapse = ","), "]")
  ), ""), "    ")
}

# --- Boundary series of the package's own tests: intervals 2 -> 3, 3 -> 4, 4 -> 5.
boundary <- list(
  list(c(28, 19, 23, 12, 13, NA), c(0, 0, NA)), list(c(28, 19, 23, 11, 12, NA), c(0, 1, NA)),
  list(c(28, 19, NA, 12, 13, NA), c(NA, NA, NA)), list(c(35, 37, 23, 23, 24, 21), c(1, 0, 0)),
  list(c(35, 37, 34, 24, 24, 21), c(0, 1, 0)), list(c(35, 37, 34, 34, 24, 21), c(0, 0, 1))
)
boundaryLines <- vapply(boundary, function(case) {
  stopifnot(identical(suddenShifts(case[[1]], 7), as.numeric(case[[2]])))
  object(values = array(case[[1]]), suddengains = array(case[[2]]), tTest = array(suddenShifts(case[[1]], 7, variant = "tTest")))
}, "")

# --- One client's series.
D2 <- 2 / sqrt(pi) # mean range of two standard normal values, 1.128379
chart <- function(y) {
  y <- y[!is.na(y)] # ranges reach across gaps
  centre <- mean(y)
  sigma <- mean(abs(diff(y))) / D2
  c(centre = centre, sigma = sigma, lower = centre - 3 * sigma, upper = centre + 3 * sigma)
}
quesenberry <- function(y) {
  q <- rep(NA_real_, length(y))
  at <- which(!is.na(y))
  for (t in seq_along(at)[-(1:2)]) {
    past <- y[at[seq_len(t - 1)]]
    if (sd(past) > 0) {
      ratio <- sqrt((t - 1) / t) * (y[at[t]] - mean(past)) / sd(past)
      q[at[t]] <- sign(ratio) * -qnorm(pt(-abs(ratio), t - 2, log.p = TRUE), log.p = TRUE)
    }
  }
  q
}
ownMean <- function(y) {
  centre <- mean(y, na.rm = TRUE)
  s <- sd(y, na.rm = TRUE)
  c(mean = centre, standardDeviation = s, lower = centre - 2 * s)
}

# Printed elsewhere: an eleven-point chart, qcc on a series with one and with two gaps, an alliance illustration.
eleven <- chart(c(21, 22, 22, 20, 20, 18, 23, 23, 24, 22, 18))
stopifnot(abs(eleven - c(21.1818, 1.5066, 16.662, 25.702)) < 1e-3)
qcc <- c(100, 110, 102, 99, NA, 105, 98, 112)
stopifnot(abs(chart(qcc)[["sigma"]] - 7.089815) < 1e-6, abs(chart(replace(qcc, 6, NA))[["sigma"]] - 6.380833) < 1e-6)
illustration <- c(4.0, 4.1, 4.2, 4.1, 3.2, 3.4, 4.1, 4.2)
stopifnot(abs(quesenberry(illustration)[3:8] - c(0.9674, 0, -3.0593, -1.0152, 0.5468, 0.7222)) < 5e-5)
stopifnot(abs((3.2 - mean(illustration)) / sd(illustration) + 1.8408) < 5e-5, abs(chart(illustration)[["lower"]] - 3.0769) < 5e-5)

set.seed(4711, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")
invented <- lapply(1:120, function(i) {
  n <- sample(4:30, 1)
  if (i %% 2) { scale <- c(0, 40); step <- 0.1; level <- runif(1, 28, 38); sigma <- runif(1, 0.5, 3) }
  else { scale <- c(1, 5); step <- 1 / 12; level <- runif(1, 3, 4.5); sigma <- runif(1, 0.1, 0.5) }
  e <- as.numeric(stats::filter(rnorm(n), 0.3, "recursive"))
  y <- level + runif(1, -0.05, 0.08) * sigma * seq_len(n) + sigma * e
  onset <- sample(2:n, 1)
  stretch <- onset:min(n, onset + sample(c(0, 0, 2, 40), 1))
  y[stretch] <- y[stretch] - sample(c(0, 2, 3.5, 6), 1) * sigma
  y <- pmin(pmax(round(y / step), scale[1] / step), scale[2] / step)
  y <- if (i %% 2) y / 10 else y / 12
  y[runif(n) < sample(c(0, 0.15, 0.3), 1)] <- NA
  list(scale = scale, values = y)
})
invented <- Filter(function(case) sum(!is.na(case$values)) >= 3 && sd(case$values, na.rm = TRUE) > 0, invented)
found <- vapply(invented, function(case) {
  y <- case$values
  limits <- chart(y)
  own <- ownMean(y)
  gap <- c(y - limits[["lower"]], y - limits[["upper"]], y - own[["lower"]])
  stopifnot(abs(gap) > 1e-9 | is.na(gap)) # no verdict hangs on the last bit
  cutoff <- if (case$scale[2] == 40) 2.5 else 0.5
  object(
    minimum = case$scale[1], maximum = case$scale[2], values = array(y),
    chart = do.call(object, as.list(number(limits) |> setNames(names(limits)))),
    belowChart = array(which(y < limits[["lower"]])),
    ownMean = do.call(object, as.list(number(own) |> setNames(names(own)))),
    belowOwnMean = array(which(y < own[["lower"]])),
    quesenberry = array(quesenberry(y)),
    suddenShift = object(
      cutoff = cutoff, suddengains = shiftsBothWays(y, cutoff, "suddengains"), tTest = shiftsBothWays(y, cutoff, "tTest")
    )
  )
}, "")

cat("{\n  \"about\": \"", R.version.string, "; made by cases.R\",\n",
  "  \"sgdata\": {\n  \"suddengains\": ", sgCases("suddengains"), ",\n  \"tTest\": ", sgCases("tTest"), "\n  },\n",
  "  \"boundary\": ", list_of(boundaryLines, "    "), ",\n",
  "  \"series\": ", list_of(found, "    "), "\n}\n", sep = "")
