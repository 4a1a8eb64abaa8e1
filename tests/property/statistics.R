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

  one_way <- aov(items[, 1] ~ as.factor(group))
  say(file, "icc1", "all", ICC1(one_way))
  say(file, "icc2", "all", ICC2(one_way))
  squares <- summary(one_way)[[1]][["Sum Sq"]]
  say(file, "eta_squared", "all", squares[1] / sum(squares))

  say(file, "alpha", "all", cronbach(items)$Alpha)
  of <- item.total(items)
  say(file, "item_rest", 1:k, of$Item.Total)
  say(file, "alpha_if_dropped", 1:k, of$Alpha.Without)
  bounds <- alpha.ci(cronbach(items)$Alpha, n.obs = nrow(complete), n.var = k)
  say(file, "feldt", 1:2, c(bounds$lower.ci, bounds$upper.ci))

  loadings <- as.vector(factanal(complete, 1, control = list(opt = list(factr = 100, pgtol = 0, maxit = 10000)))$loadings)
  scale <- apply(complete, 2, sd)
  say(file, "omega", "all", sum(loadings * scale)^2 / (sum(loadings * scale)^2 + sum((1 - loadings^2) * scale^2)))
}
