import { addProducts } from "./add-products.ts";
import { becomePartner } from "./become-partner.ts";
import { checkProfit } from "./check-profit.ts";
import { connectMarketplaces } from "./connect-marketplaces.ts";
import { sellEverywhere } from "./sell-everywhere.ts";
import { Story, type StoryInput, type StoryResult } from "./steps.ts";

/** From the sign-up form to the profit of the first sales. Ends at the first step that fails, and says which. */
export async function playStory(input: StoryInput): Promise<StoryResult> {
  const story = new Story(input);
  try {
    const seller = await becomePartner(story);
    const shops = await connectMarketplaces(story, seller);
    const product = await addProducts(story, seller, shops);
    const sales = await sellEverywhere(story, seller, shops, product);
    await checkProfit(story, seller, sales);
  } catch (error) {
    story.fail(error);
  }
  return story.result();
}
