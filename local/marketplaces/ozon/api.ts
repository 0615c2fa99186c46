import { Hono } from "hono";
import { addAccountRoutes } from "./account-routes.ts";
import { addCategoryRoutes } from "./category-routes.ts";
import { answerFailure, answerUnknownMethod, type Sandbox } from "./context.ts";
import { addFinanceRoutes } from "./finance-routes.ts";
import { addImportRoutes } from "./import-routes.ts";
import { addPostingRoutes } from "./posting-routes.ts";
import { addPriceRoutes } from "./price-routes.ts";
import { addProductRoutes } from "./product-routes.ts";
import { addStockRoutes } from "./stock-routes.ts";

/** Ozon's Seller API before one seller; its caller has let the key in already. */
export function createApi(sandbox: Sandbox): Hono {
  const app = new Hono();
  app.onError(answerFailure);
  app.notFound(answerUnknownMethod);
  app.use(async (_, next) => {
    sandbox.limits.countCall();
    await next();
  });
  addAccountRoutes(app, sandbox);
  addCategoryRoutes(app);
  addImportRoutes(app, sandbox);
  addProductRoutes(app, sandbox);
  addPriceRoutes(app, sandbox);
  addStockRoutes(app, sandbox);
  addPostingRoutes(app, sandbox);
  addFinanceRoutes(app, sandbox);
  return app;
}
