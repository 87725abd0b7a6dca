import { getRouteApi } from "@tanstack/react-router";
import { PageHeader } from "../../ui/page-header.tsx";
import { DeliveryView } from "../developer/deliveries/delivery-page.tsx";
import classes from "../settings/settings-page.module.css";

const route = getRouteApi("/signed-in/organizations/$organization/deliveries/$delivery");

/** One delivery of an organization, whatever it was for: an integration, a hook, an alert's webhook. */
export function ToldDeliveryPage() {
  const { organization, delivery } = route.useParams();
  return (
    <>
      <PageHeader title={`Delivery ${delivery}`} />
      <div className={classes["panels"]}>
        <DeliveryView organization={organization} delivery={delivery} />
      </div>
    </>
  );
}
