# What psych, multilevel and base R say of the answers in a folder: one CSV of "statistic,place,value" to standard output.
# <name>.csv holds group, then a column a question; an empty cell is a missing answer. The scale is 1 to 6.
suppressWarnings(suppressPackageStartupMessages({library(multilevel); library(psych)}))

folder <- commandArgs(trailingOnly = TRUE)[1]

say <- function(file, statistic, places, values) {
  cat(sprintf("%s,%s,%s,%.17g\n", file, statistic, places, as.numeric(values)), sep = "")
}

for (file in sort(list.files(folder, pattern = "[.]csv$"))) {
  answers <- read.csv(file.path(folder, file))
  group <- answers$group
  items <- answers[, -1]
  complete <- na.omit(items)
  k <- ncol(items)
  random <- 35 / 12

  of <- rwg(items[, 1], group, ranvar = random); say(file, "rwg", of$grpid, of$rwg)
  of <- awg(items[, 1], group, range = c(1, 6)); say(file, "awg", of$grpid, of$a.wg)
  of <- ad.m(items[, 1], group); say(file, "ad_mean", of$grpid, of$AD.M)
  of <- ad.m(items[, 1], group, type = "median"); say(file, "ad_median", of$grpid, of$AD.M)
  of <- rwg.j(items, group, ranvar = random); say(file, "rwg_j", of$grpid, of$rwg.j)
  of <- rwg.j.lindell(items, group, ranvar = random); say(file, "rwg_star_j", of$grpid, of$rwg.lindell)
  of <- awg(items, group, range = c(1, 6)); say(file, "awg_j", of$grpid, of$a.wg)
  of <- ad.m(items, group); say(file, "ad_mean_j", of$grpid, of$AD.M)
  of <- ad.m(items, group, type = "median"); say(file, "ad_median_j", of$grpid, of$AD.M)

  one_way <- aov(items[, 1] ~ as.factor(group))
  say(file, "icc1", "all", ICC1(one_way))
  say(file, "icc2", "all", ICC2(one_way))
  squares <- summary(one_way)[[1]][["Sum Sq"]]
  say(file, "eta_squared", "all", squares[1] / sum(squares))

  forms <- suppressWarnings(ICC(complete, lmer = FALSE))$results
  say(file, "shrout_fleiss", 1:6, forms$ICC)
  say(file, "shrout_fleiss_low", 1:6, forms[["lower bound"]])
  say(file, "shrout_fleiss_high", 1:6, forms[["upper bound"]])

  say(file, "alpha", "all", cronbach(items)$Alpha)
  of <- item.total(items)
  say(file, "item_rest", 1:k, of$Item.Total)
  say(file, "alpha_if_dropped", 1:k, of$Alpha.Without)
  of <- suppressWarnings(suppressMessages(psych::alpha(items, use = "pairwise", delete = FALSE, warnings = FALSE)))
  say(file, "alpha_pairwise", "all", of$total$raw_alpha)
  say(file, "standardised_pairwise", "all", of$total$std.alpha)
  say(file, "item_rest_pairwise", 1:k, of$item.stats$r.drop)
  say(file, "alpha_if_dropped_pairwise", 1:k, of$alpha.drop$raw_alpha)
  bounds <- alpha.ci(cronbach(items)$Alpha, n.obs = nrow(complete), n.var = k)
  say(file, "feldt", 1:2, c(bounds$lower.ci, bounds$upper.ci))

  loadings <- as.vector(factanal(complete, 1, control = list(opt = list(factr = 100, pgtol = 0, maxit = 10000)))$loadings)
  for (metric in c("correlation", "raw")) {
    scale <- if (metric == "raw") apply(complete, 2, sd) else 1
    say(file, "omega", metric, sum(loadings * scale)^2 / (sum(loadings * scale)^2 + sum((1 - loadings^2) * scale^2)))
  }
}
