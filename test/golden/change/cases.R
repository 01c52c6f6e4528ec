# Reliable and clinically significant change, by the published formulas, over random lopsided cases.
# Run in this folder: Rscript cases.R > cases.json
#
# x1, x2: score before and after; M1, S1, M2, S2: mean and SD of the sample before and after; r, r2: reliability before
# and after; r12: correlation of before and after; direction: +1 when higher is better, -1 when lower is.

indices <- function(x1, x2, M1, S1, M2, S2, r, r2, r12) {
  SEM <- S1 * sqrt(1 - r)
  Sdiff <- sqrt(2) * SEM
  SEprediction <- S1 * sqrt(1 - r^2)
  expected <- r * (x1 - M1) + M1
  rho1 <- (S1^2 - SEM^2) / S1^2
  rho2 <- (S2^2 - SEM^2) / S2^2
  rdd <- (S1^2 * rho1 + S2^2 * rho2 - 2 * S1 * S2 * r12) / (S1^2 + S2^2 - 2 * S1 * S2 * r12)
  list(
    standardErrors = c(measurement = SEM, difference = Sdiff, prediction = SEprediction),
    rdd = rdd,
    index = c(
      jacobsonTruax = (x2 - x1) / Sdiff,
      edwardsNunnally = (x2 - expected) / SEM,
      gulliksenLordNovick = ((x2 - M1) - r * (x1 - M1)) / SEprediction,
      hsuLinnLord = ((x2 - M2) - r * (x1 - M1)) / SEprediction,
      nunnallyKotsch = (x2 - expected) / sqrt(r^2 * S1^2 * (1 - r) + S1^2 * (1 - r2)),
      hagemanArrindell = if (rdd > 0 && rho2 > 0) ((x2 - x1) * rdd + (M2 - M1) * (1 - rdd)) / (sqrt(rdd) * Sdiff) else NA
    )
  )
}

# Two-sided .95 for all but Hageman and Arrindell, who use a one-sided .05.
criticalValue <- c(
  jacobsonTruax = qnorm(0.975), edwardsNunnally = qnorm(0.975), gulliksenLordNovick = qnorm(0.975),
  hsuLinnLord = qnorm(0.975), nunnallyKotsch = qnorm(0.975), hagemanArrindell = qnorm(0.95)
)

reliable <- function(index, direction) {
  gain <- direction * index
  ifelse(is.na(gain), NA, ifelse(gain > criticalValue, "improved", ifelse(gain < -criticalValue, "deteriorated", "no-reliable-change")))
}

cutoffs <- function(Mc, SDc, Mf, SDf, direction) c(
  a = Mc + direction * 2 * SDc,
  bFunctionalStandardDeviation = Mf - direction * 2 * SDf,
  bClinicalStandardDeviation = Mf - direction * 2 * SDc,
  c = (SDc * Mf + SDf * Mc) / (SDc + SDf)
)

category <- function(x1, x2, cutoff, verdict, direction) {
  startedClinical <- direction * (x1 - cutoff) < 0
  endedFunctional <- direction * (x2 - cutoff) > 0
  list(
    category = if (verdict == "improved" && startedClinical && endedFunctional) "recovered"
      else if (verdict == "no-reliable-change") "unchanged" else verdict,
    harmed = verdict == "deteriorated" && !startedClinical && !endedFunctional,
    startedClinical = startedClinical,
    crossed = startedClinical && endedFunctional
  )
}

# The worked example and the constants printed elsewhere.
example <- indices(28, 34, 32, 5, 35, 4, 0.80, 0.85, 0.5)
stopifnot(all(abs(example$index - c(1.8973666, 2.3255107, 1.7333333, 0.7333333, 1.9724724, 1.9974009)) < 1e-7))
stopifnot(abs(example$rdd - 0.5238095) < 1e-7)
stopifnot(abs(indices(0, 1, 0, 10.5, 0, 1, 0.961, 0.9, 0.5)$standardErrors[1:2] - c(2.073584, 2.93249)) < 1e-5)
stopifnot(cutoffs(20, 7, 10, 4, -1)[2:3] == c(18, 24))

set.seed(20251122, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")
random <- function(i) {
  direction <- if (i %% 2) 1 else -1
  Mc <- round(runif(1, 15, 30), 1)
  SDc <- round(runif(1, 2, 9), 2)
  SDf <- round(SDc * runif(1, 0.3, 0.9), 2)
  Mf <- round(Mc + direction * runif(1, 0.5, 3.5) * SDc, 1)
  S1 <- round(SDc * runif(1, 0.7, 1.2), 2)
  list(
    x1 = round(Mc + direction * SDc * rnorm(1, 0.6, 1.3), 1), x2 = round(Mc + direction * SDc * rnorm(1, 1.2, 1.8), 1),
    M1 = round(Mc + rnorm(1), 1), S1 = S1,
    M2 = round(Mc + direction * runif(1, -0.3, 1.2) * SDc, 1), S2 = round(S1 * runif(1, 0.5, 1.6), 2),
    r = round(runif(1, 0.45, 0.97), 3), r2 = round(runif(1, 0.45, 0.97), 3), r12 = round(runif(1, 0.05, 0.9), 3),
    Mc = Mc, SDc = SDc, Mf = Mf, SDf = SDf, direction = direction
  )
}
cases <- c(
  list(list(x1 = 28, x2 = 34, M1 = 32, S1 = 5, M2 = 35, S2 = 4, r = 0.80, r2 = 0.85, r12 = 0.5,
    Mc = 28.5, SDc = 7, Mf = 36.5, SDf = 4, direction = 1)),
  lapply(1:400, random)
)
# A score on a cut-off is decided by a parameter of the method, not by the last bit of a double: not part of this table.
onCutoff <- function(k) any(abs(outer(c(k$x1, k$x2), with(k, cutoffs(Mc, SDc, Mf, SDf, direction)), "-")) < 1e-6)
cases <- Filter(Negate(onCutoff), cases)

json <- function(x) {
  if (is.list(x) || (!is.null(names(x)) && length(x) > 1))
    return(paste0("{", paste0("\"", names(x), "\":", vapply(x, json, ""), collapse = ","), "}"))
  if (is.na(x)) "null" else if (is.character(x)) paste0("\"", x, "\"")
  else if (is.logical(x)) tolower(as.character(x)) else sprintf("%.17g", x)
}
line <- function(k) {
  found <- with(k, indices(x1, x2, M1, S1, M2, S2, r, r2, r12))
  verdict <- reliable(found$index, k$direction)
  cut <- with(k, cutoffs(Mc, SDc, Mf, SDf, direction))
  json(list(
    before = k$x1, after = k$x2, higherIs = if (k$direction > 0) "better" else "worse",
    sample = list(
      before = list(mean = k$M1, standardDeviation = k$S1, reliability = k$r),
      after = list(mean = k$M2, standardDeviation = k$S2, reliability = k$r2),
      correlation = k$r12
    ),
    clinical = list(mean = k$Mc, standardDeviation = k$SDc), nonClinical = list(mean = k$Mf, standardDeviation = k$SDf),
    standardErrors = found$standardErrors, reliabilityOfDifference = found$rdd,
    index = found$index, verdict = verdict, cutoff = cut,
    change = lapply(as.list(cut), function(at) category(k$x1, k$x2, at, verdict[["jacobsonTruax"]], k$direction))
  ))
}
lines <- vapply(cases, line, "")
cat("{\n  \"about\": \"", R.version.string, "; made by cases.R\",\n  \"criticalValue\": ", json(criticalValue),
  ",\n  \"cases\": [\n    ", paste(lines, collapse = ",\n    "), "\n  ]\n}\n", sep = "")
