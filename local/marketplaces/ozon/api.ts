import { Hono } from "hono";
import { addAccountRoutes } from "./account-routes.ts";
import { addCategoryRoutes } from "./category-routes.ts";
import { addChatRoutes } from "./chat-routes.ts";
import { answerFailure, answerUnknownMethod, type Sandbox } from "./context.ts";
import { addExemplarRoutes } from "./exemplar-routes.ts";
import { addFinanceRoutes } from "./finance-routes.ts";
import { addImportRoutes } from "./import-routes.ts";
import { addLabelRoutes } from "./label-routes.ts";
import { addPictureRoutes } from "./picture-routes.ts";
import { addPostingRoutes } from "./posting-routes.ts";
import { addPriceRoutes } from "./price-routes.ts";
import { addProductRoutes } from "./product-routes.ts";
import { addPushRoutes } from "./push-routes.ts";
import { addQuestionRoutes } from "./question-routes.ts";
import { addReturnRoutes } from "./return-routes.ts";
import { addReviewRoutes } from "./review-routes.ts";
import { requireRight } from "./rights.ts";
import { addStockRoutes } from "./stock-routes.ts";

/** Ozon's Seller API before one seller; its caller has let the key in already. */
export function createApi(sandbox: Sandbox): Hono {
  const app = new Hono();
  app.onError(answerFailure);
  app.notFound(answerUnknownMethod);
  app.use(async (c, next) => {
    sandbox.limits.countCall();
    requireRight(sandbox.state, c.req.path);
    await next();
  });
  addAccountRoutes(app, sandbox);
  addCategoryRoutes(app);
  addImportRoutes(app, sandbox);
  addPictureRoutes(app, sandbox);
  addProductRoutes(app, sandbox);
  addPriceRoutes(app, sandbox);
  addStockRoutes(app, sandbox);
  addPostingRoutes(app, sandbox);
  addExemplarRoutes(app, sandbox);
  addLabelRoutes(app, sandbox);
  addReturnRoutes(app, sandbox);
  addFinanceRoutes(app, sandbox);
  addChatRoutes(app, sandbox);
  addQuestionRoutes(app, sandbox);
  addReviewRoutes(app, sandbox);
  addPushRoutes(app, sandbox);
  return app;
}
